"""Addresses of one draft: read, decide, edit; and of what was decided."""

from django.urls import URLPattern, path

from reviewer.desk.views import (
    approve_ready,
    carry,
    decide,
    delivery,
    differences,
    edit,
    hints,
    history,
    note,
    review,
    sort,
    typed,
)

urlpatterns: list[URLPattern] = [
    # drafts/: read
    path("drafts/<int:pk>/", review.show, name="review"),
    path("drafts/<int:pk>/mail/<int:number>/", review.mail_html, name="mail-html"),
    path("drafts/<int:pk>/differences/", differences.show, name="differences"),
    path("drafts/<int:pk>/status/", review.status, name="status"),
    path("drafts/<int:pk>/revisions/<int:number>/", review.revision, name="revision"),
    # drafts/: decide
    path("drafts/<int:pk>/approve/", decide.approve, name="approve"),
    path("drafts/<int:pk>/approve-ready/", approve_ready.approve_ready, name="approve-ready"),
    path("drafts/<int:pk>/reject/", decide.reject, name="reject"),
    path("drafts/<int:pk>/revisions/<int:number>/approve/", decide.approve_edit, name="approve-edit"),
    path("drafts/<int:pk>/note/", note.note, name="note"),
    # drafts/: hints
    path("drafts/<int:pk>/hints/<int:hint>/dismiss/", hints.dismiss, name="hint-dismiss"),
    path("drafts/<int:pk>/hints/<int:hint>/replace/", hints.replace, name="hint-replace"),
    path("drafts/<int:pk>/hints/<int:hint>/put-back/", hints.put_back, name="hint-put-back"),
    path("drafts/<int:pk>/dismissals/<int:dismissal>/reopen/", hints.reopen, name="hint-reopen"),
    path("drafts/<int:pk>/revisions/<int:number>/override/", hints.override, name="hint-override"),
    path("drafts/<int:pk>/revisions/<int:number>/missed/", hints.mark, name="hint-mark"),
    # drafts/: edit and sort
    path("drafts/<int:pk>/edit/", edit.edit, name="edit"),
    path("drafts/<int:pk>/edit/changes/", edit.changes, name="edit-changes"),
    path("drafts/<int:pk>/revisions/<int:number>/carry/", carry.carry, name="edit-carry"),
    path("drafts/<int:pk>/typed/", typed.typed_reason, name="typed-reason"),
    path("drafts/<int:pk>/sort/", sort.sort, name="sort"),
    # decisions/: what is under way
    path("decisions/<int:pk>/stop/", delivery.stop, name="stop"),
    path("decisions/<int:pk>/retry/", delivery.retry, name="retry"),
    path("decisions/<int:pk>/settle/", delivery.settle, name="settle"),
    # history/: what was decided
    path("history/", history.history, name="history"),
    path("history/<int:draft>/", history.draft_history, name="draft-history"),
]
