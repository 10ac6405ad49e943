"""What was decided, in lists and in sentences, and the mails that raise an alarm."""
