"""HTML and its styles, as those who get a mail may read them. Pure; knows nothing of the desk."""
