"""Workbooks of a reporting period: downloading one, uploading it, reading what it would change, saying yes."""

import os
from typing import Any

from flask import Blueprint, Response, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.errors import NotFound
from tracker.domain.roles import Role
from tracker.exchange.upload.plan import UploadPlan
from tracker.exchange.upload.run import SentFile, offered_periods, read_plan, read_share, try_plan
from tracker.exchange.workbook.book import workbook_name, write_reports, write_workbook
from tracker.exchange.workbook.rows import Content, workbook_content
from tracker.extensions import db
from tracker.formatters import format_period
from tracker.forms.upload import ConfirmForm, DownloadForm, UploadForm
from tracker.models.upload import UploadState
from tracker.operations.reporting.uploads import NewUpload, confirm_upload, drop_upload, keep_upload, release_upload
from tracker.pages.uploads import ProgressPage, build_dry_run_page
from tracker.queries.uploads import UploadFacts, get_upload, list_uploads, read_upload_data
from tracker.views.request.exports import remember_export
from tracker.views.request.reading import Reading, read
from tracker.views.request.session import current_actor, now
from tracker.views.upload_process import carry_out_at_once, run_of, start_process, take_run, unpacked_bytes

bp = Blueprint("uploads", __name__, url_prefix="/strategies/<slug>")

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: What is said of an upload whose process ended before its time.
BROKEN_OFF = "It was broken off before the end. Nothing was written."


@bp.get("/workbook.xlsx")
def workbook(slug: str) -> ResponseReturnValue:
    """Answer the workbook of a period: ?period= names it, ?organization= one office."""
    content = _content(slug)
    return _file(workbook_name(content, "xlsx"), write_workbook(content), XLSX)


@bp.get("/reports.csv")
def reports(slug: str) -> ResponseReturnValue:
    """Answer the reports of a period as CSV."""
    content = _content(slug)
    return _file(workbook_name(content, "csv"), write_reports(content), "text/csv")


@bp.route("/uploads/new", methods=["GET", "POST"])
def new(slug: str) -> ResponseReturnValue:
    """Choose a filled-in workbook; it is tried, and nothing of it is written."""
    reading = _read(slug)
    form = UploadForm(int(current_app.config["TRACKER_UPLOAD_MIB"]) * 2**20)
    if form.validate_on_submit():
        upload_id = _keep(reading, SentFile(form.name, form.content))
        return redirect(url_for("uploads.show", slug=slug, upload_id=upload_id))
    uploads = list_uploads(reading.strategy_id, account_id=current_actor().account_id, at=now())
    answer = render_template(
        "uploads/new.html", form=form, download=_download_form(reading), uploads=uploads, reading=reading
    )
    return answer, 422 if form.problems else 200


@bp.get("/uploads/<upload_id>")
def show(slug: str, upload_id: str) -> ResponseReturnValue:
    """Show what an upload would change, how far it has come, or what became of it."""
    reading = _read(slug)
    upload = _find(reading, upload_id)
    if upload.state is UploadState.APPLYING:
        run = run_of(upload.id)
        if run.is_running():
            page = ProgressPage(upload, run.read(), run.is_asked_to_stop)
            return render_template("uploads/progress.html", page=page, reading=reading)
        db.session.rollback()  # it may have ended between the two looks
        upload = _find(reading, upload_id)
    if upload.state in (UploadState.APPLIED, UploadState.DROPPED):
        return render_template("uploads/ended.html", upload=upload, reading=reading)
    return _dry_run(reading, upload)


@bp.post("/uploads/<upload_id>/confirm")
def confirm(slug: str, upload_id: str) -> ResponseReturnValue:
    """Carry out what was read: a little at once, much in a process of its own."""
    reading = _read(slug)
    upload = _find(reading, upload_id)
    if upload.state in (UploadState.APPLIED, UploadState.DROPPED):
        return redirect(url_for("uploads.show", slug=slug, upload_id=upload_id))
    plan = _plan(reading, SentFile(upload.name, read_upload_data(upload.id)))
    form = ConfirmForm(plan.digest, [group.key for group in plan.stale])
    if form.digest.data != plan.digest:
        return _dry_run(reading, upload, is_changed=True)
    page = build_dry_run_page(upload, plan, dropped=form.dropped)
    if not form.validate_on_submit() or not page.can_be_confirmed:
        return _dry_run(reading, upload, form=form)
    chosen = {"digest": plan.digest, "dropped": form.dropped}
    _carry_out(upload, chosen, len(plan.chosen(form.dropped)))
    return redirect(url_for("uploads.show", slug=slug, upload_id=upload_id))


@bp.post("/uploads/<upload_id>/drop")
def drop(slug: str, upload_id: str) -> ResponseReturnValue:
    """Forget an upload."""
    reading = _read(slug)
    drop_upload(_find(reading, upload_id).id, by=current_actor())
    db.session.commit()
    flash("Dropped; nothing was written.")
    return redirect(url_for("uploads.new", slug=slug))


@bp.post("/uploads/<upload_id>/stop")
def stop(slug: str, upload_id: str) -> ResponseReturnValue:
    """Ask an upload that is being carried out to stop before anything is written."""
    upload = _find(_read(slug), upload_id)
    if upload.state is UploadState.APPLYING:
        run_of(upload.id).ask_to_stop()
    return redirect(url_for("uploads.show", slug=slug, upload_id=upload_id))


def _read(slug: str) -> Reading:
    """Return the strategy as whole as people who report for an organization may know it."""
    reading = read(slug)
    own = reading.actor.organizations(Role.LEAD, reading.strategy_id)
    return read(slug, for_organization=own[0]) if own else reading


def _content(slug: str) -> Content:
    """Return what the workbook that is asked for holds.

    :raise Forbidden: it is for people who report.
    :raise Refused: the period is none, or has not begun.
    """
    reading = _read(slug)
    label, only = request.args.get("period") or None, request.args.get("organization") or None
    offered = read_share(reading.strategy_id, current_actor(), on=reading.on, label=label, only=only)
    return workbook_content(offered.share, offered.head)


def _file(name: str, data: bytes, mimetype: str) -> Response:
    """Answer a file to download, and remember who took it."""
    remember_export(name)
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(data, mimetype=mimetype, headers=headers)


def _download_form(reading: Reading) -> DownloadForm:
    """Return the choice of what to download."""
    document = reading.document
    periods = [(each.label, format_period(each)) for each in offered_periods(document, reading.on)]
    share = read_share(reading.strategy_id, current_actor(), on=reading.on, label=None).share
    own = [(each.id, each.name) for each in document.organizations if each.id in share.organization_ids]
    return DownloadForm(periods, sorted(own, key=lambda pair: pair[1].lower()))


def _plan(reading: Reading, sent: SentFile) -> UploadPlan:
    """Return what a file would change."""
    actor = current_actor()
    return read_plan(reading.strategy_id, actor, sent, on=reading.on, most_unpacked=unpacked_bytes())


def _keep(reading: Reading, sent: SentFile) -> str:
    """Try a file, keep it for its owner, and return the upload's id."""
    actor = current_actor()
    plan = _plan(reading, sent)
    refusals = try_plan(plan, by=actor, at=now())
    upload = NewUpload(sent.name, sent.data, plan.period, refusals)
    hours = int(current_app.config["TRACKER_UPLOAD_HOURS"])
    upload_id = keep_upload(reading.strategy_id, upload, by=actor, at=now(), hours=hours)
    db.session.commit()
    return upload_id


def _find(reading: Reading, upload_id: str) -> UploadFacts:
    """Return an upload of whoever is asking.

    :raise NotFound: it is none of theirs, or of another strategy.
    """
    upload = get_upload(upload_id, account_id=current_actor().account_id, at=now())
    if upload.strategy_id != reading.strategy_id:
        raise NotFound("There is no such upload, or it is somebody else's.")
    return upload


def _dry_run(
    reading: Reading, upload: UploadFacts, *, form: ConfirmForm | None = None, is_changed: bool = False
) -> ResponseReturnValue:
    """Return the page on which an upload is read before it is confirmed."""
    plan = _plan(reading, SentFile(upload.name, read_upload_data(upload.id)))
    dropped = form.dropped if form is not None else None
    page = build_dry_run_page(upload, plan, dropped=dropped, is_changed=is_changed)
    form = form or ConfirmForm(plan.digest, [group.key for group in plan.stale])
    if is_changed:
        form.restart(digest=plan.digest)
    message = upload.message if upload.state is UploadState.FAILED else None
    said: dict[str, Any] = {"message": BROKEN_OFF if upload.state is UploadState.APPLYING else message}
    status = 422 if form.problems or is_changed else 200
    return render_template("uploads/show.html", page=page, form=form, reading=reading, **said), status


def _carry_out(upload: UploadFacts, chosen: dict[str, Any], count: int) -> None:
    """Carry out an upload, or begin to.

    :raise Refused: it is being carried out already.
    """
    actor = current_actor()
    lock = take_run(upload.id)
    try:
        if upload.state is UploadState.APPLYING:
            release_upload(upload.id, BROKEN_OFF, by=actor)
        confirm_upload(upload.id, chosen, count=count, by=actor, at=now())
        db.session.commit()
    except BaseException:
        os.close(lock)  # this process lives on, and nobody else could ever take it
        raise
    if count > int(current_app.config["TRACKER_UPLOAD_AT_ONCE"]):
        start_process(upload.id, lock, count)
        return
    if carry_out_at_once(upload, actor, lock) is None:
        flash("Done: everything in the workbook is recorded.")
