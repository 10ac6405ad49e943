"""Carrying decisions out on MultiMail, exactly once. The outbox row (decisions.Delivery) is the truth.

`state` says who has the row, `step` the last thing that was written down, as decisions.models.Step names them. A step
that ends in -ing is an intent: it is committed before the call that it names, so whoever finds it knows that the call
may have been made, and looks first. At which steps something may be out that nobody has seen is told by UNCLEAR_STEPS.

    state       meaning                                           moved on by
    ----------  ------------------------------------------------  ------------------------------------------------
    waiting     in the hold, or handed back until `due_at`        worker: claim; a person: stop (only at step "")
    posting     claimed under a lease                             worker that holds it; any worker once it has run out
    needs_look  a person must decide what to do, or take note     a person: try again, or settled by hand
                that it expired before it was sent
    done        MultiMail confirmed it                            final
    elsewhere   decided on MultiMail by somebody else             final
    void        the draft changed or cannot be sent so            final; the draft is back in the queue
    stopped     stopped in the hold                               final; the draft is back in the queue

    step              approve and reject                    edit (a saga over two emails)
    ----------------  ------------------------------------  ----------------------------------------------------------
    ""                nothing done on MultiMail             nothing done on MultiMail
    sending           -                                     the replacement may have been handed in (idempotency key)
    sent              -                                     `replacement_id` is known; it may still be in the scan
    tagged            -                                     it carries the original's tags and is held for approval
    rejecting         the rejection may have been posted    the original's rejection may have been posted
    rejected          -                                     the original cannot go out any more
    approving         the approval may have been posted     the replacement's approval may have been posted
    rejection taken   MultiMail took the rejection, shows   the same, of the original
                      it not yet: look, never post again
    approval taken    the same, of the approval             the same, of the replacement
    rejection second  MultiMail said that it is decided     the same, of the original: where it is rejected, a
                      already, and has not shown as what    person is asked who did that
                      yet: look, never post again
    approval second   the same                              the same, of the replacement
    cancelling        -                                     giving up: the replacement is being cancelled

Where MultiMail may not hold a replacement, an edit goes another way: rejecting, rejected (no `replacement_id` yet), and

    sending last      -                                     the original is rejected, the replacement may have been
                                                            handed in
    sent last         -                                     `replacement_id` is known; it may still be in the scan, or
                                                            be out
    tagged last       -                                     it carries the original's tags, if MultiMail took them for
                                                            a mail that may be out, and is approved if it is held

A replacement that is held is approved only after MultiMail has shown the original as rejected, and one that may not be
held is handed in only then. docs/DELIVERY.md has the same as a diagram, and says what can be known of that.
"""
