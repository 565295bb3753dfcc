"""The command line: options in, exit code out. Nothing heavy is imported before an article is read."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress as ignoring
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from factcheck import __version__
from factcheck.start.questions import USAGE, meant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from click.shell_completion import CompletionItem

    from factcheck.folders import Found
    from factcheck.ledger import Ledger
    from factcheck.model import Report
    from factcheck.settings import Shelf

    Command = TypeVar("Command", bound=Callable[..., Any])

COULD_NOT_CHECK: Final = 2
FORMATS: Final = (
    "full",
    "concise",
    "json",
    "json-lines",
    "github",
    "gitlab",
    "junit",
    "sarif",
    "rdjson",
    "html",
    "docx",
)
MOST_OF_A_VERB: Final = 2  # words of a verb with its name: more are articles
FORMAT_VARIABLE: Final = "FACTCHECK_OUTPUT_FORMAT"
DATELINE_HELP: Final = "The day of publication; else read from the article."
SEVERITIES: Final = ("error", "warning", "info")


class WholeNumber(click.IntRange):
    """A whole number, called so where something else is given."""

    name = "whole number"


COUNT: Final = WholeNumber(1, 1_000_000_000)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code: 0 fine, 1 findings, 2 the check could not be made."""
    from factcheck.errors import FactcheckError
    from factcheck.stopping import Stopped, stoppable

    try:
        with stoppable():
            code = cli.main(args=arguments, prog_name="factcheck", standalone_mode=False)
    except click.UsageError as error:
        hint = f"Try '{error.ctx.command_path} --help'." if error.ctx else ""
        return _complain(f"{error.format_message()} {hint}")
    except (FactcheckError, click.ClickException) as error:
        return _complain(str(error))
    except (click.Abort, KeyboardInterrupt, Stopped):
        return _complain("stopped before the check was done.")
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            return _no_room(error)
        if os.environ.get("FACTCHECK_DEBUG"):
            raise
        return _complain(f"factcheck itself failed ({type(error).__name__}: {error}); FACTCHECK_DEBUG=1 shows where.")
    return code if isinstance(code, int) else 0


def _no_room(error: OSError) -> int:
    """Tell of a full disk: click's own words, help and version, find no room either."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes once more at exit
    return _complain(f"standard output cannot be written to ({error.strerror}).")


def _complain(sentence: str) -> int:
    _say(sentence)
    return COULD_NOT_CHECK


def _say(sentence: str) -> None:
    from factcheck.reporters.legible import legible

    with ignoring(OSError, AttributeError):  # nobody listens: standard error is closed, or full
        click.echo(f"factcheck: {legible(sentence.strip(), sys.stderr.encoding or 'utf-8')}", err=True)


class ArticlesFirst(click.Group):
    """A group whose first word may be an article: all but a verb goes to `check`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `check` in front of what is neither a verb nor an option of the group itself."""
        if not args and not ctx.resilient_parsing:  # the shell that completes a line asks for less
            raise click.UsageError(USAGE)
        if not args or args[0] not in {*self.commands, "--help", "-h", "--version"}:
            if 0 < len(args) <= MOST_OF_A_VERB and (verb := meant(args[0], [*self.commands])):
                raise click.UsageError(f"{args[0]}: there is no such file or verb; did you mean 'factcheck {verb}'?")
            args = ["check", *args]
        return super().parse_args(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the options of the main job, then the verbs."""
        params = [*self.commands["check"].params, *self.get_params(ctx)]
        options = [param for param in params if isinstance(param, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx))]
        with formatter.section("Options"):
            formatter.write_dl(records)
        self.format_commands(ctx, formatter)


@click.group(
    cls=ArticlesFirst,
    subcommand_metavar="[check] ARTICLE… | VERB …",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 nothing to amend, 1 findings, 2 the check could not be made. An article named like a verb is "
    "reached as ./rules; '-' is standard input.",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Recompute the derived figures in each ARTICLE and say which do not add up."""


def _day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    from datetime import date

    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is not a day; write it as 2022-03-06.") from error


def _from_here(_ctx: click.Context, _param: click.Parameter, value: str | None) -> Path | None:
    from pathlib import Path

    return Path.cwd() / value if value else None


def _articles_like(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Complete the name of an article, or at the first place a verb, for the shell."""
    from click.shell_completion import CompletionItem

    is_first = ctx.info_name == "check" and not ctx.params.get("articles")
    verbs = [verb for verb in cli.commands if is_first and verb.startswith(incomplete)]
    return [*map(CompletionItem, verbs), CompletionItem(incomplete, type="file")]


def _rules_like(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Complete the last of several rule names, for the shell."""
    from factcheck.rules import RULES

    before, comma, last = incomplete.rpartition(",")
    return [before + comma + rule.name for rule in RULES if rule.name.startswith(last)]


def _output_options(command: Command) -> Command:
    """Add what `check` and `claims` share."""
    for option in reversed((
        click.argument("articles", nargs=-1, metavar="ARTICLE…", shell_complete=_articles_like),
        click.option(
            "--output-format",
            type=click.Choice(FORMATS),
            envvar=FORMAT_VARIABLE,
            show_envvar=True,
            help="The form of the report.  [full]",
        ),
        click.option("-o", "--output-file", metavar="FILE", help="Write there instead of standard output."),
        click.option("--dateline", metavar="YYYY-MM-DD", callback=_day, help=DATELINE_HELP),
        click.option("--stdin-filename", metavar="NAME", default="<stdin>", help="The name of what comes through '-'."),
        click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Use colour."),
        click.option(
            "-j", "--jobs", type=WholeNumber(0), default=1, help="Processes at work; 0 is one for each core.  [1]"
        ),
        click.option("--config", multiple=True, metavar="FILE", help="This settings file, or one 'key = value'."),
        click.option("--isolated", is_flag=True, help="Read no settings file."),
        click.option("--max-size", type=COUNT, metavar="MB", help="The largest file that is read.  [by format]"),
        click.option("--max-figures", type=COUNT, metavar="N", help="The most figures of one article.  [100000]"),
        click.option("--max-seconds", type=COUNT, metavar="N", help="The longest that one article may take.  [300]"),
        click.option("--force-exclude", is_flag=True, help="Pass over excluded files even where they are named."),
    )):  # fmt: skip
        command = option(command)
    return command


@cli.command()
@_output_options
@click.option(
    "--fail-level", type=click.Choice((*SEVERITIES, "never")), help="From which severity the exit code is 1.  [error]"
)
@click.option("--min-severity", type=click.Choice(SEVERITIES), help="From which severity findings are shown.  [info]")
@click.option(
    "--select",
    multiple=True,
    metavar="RULE[,RULE]",
    shell_complete=_rules_like,
    help="Run only these rules, by name or code.",
)
@click.option(
    "--ignore", multiple=True, metavar="RULE[,RULE]", shell_complete=_rules_like, help="Do not run these rules."
)
@click.option(
    "--show-checked/--no-show-checked", default=None, help="Show the figures that add up too (JSON does by itself)."
)
@click.option(
    "--show-unchecked/--no-show-unchecked",
    default=None,
    help="List the figures with nothing to check against, and where each is told again.",
)
@click.option(
    "--source",
    multiple=True,
    metavar="FILE",
    shell_complete=_articles_like,
    help="Hold the figures against this document or table, or a folder of them.",
)
@click.option(
    "--suppressions", metavar="FILE", help="Findings that somebody answers for.  [factcheck-suppressions.toml]"
)
@click.option("--baseline", metavar="FILE", help="Findings that were known before; only new ones count.")
@click.option("--write-baseline", metavar="FILE", callback=_from_here, help="Take all findings of now for known ones.")
@click.option("--show-settings", is_flag=True, help="Show the settings of the first ARTICLE and check nothing.")
def check(**options: Any) -> int:  # noqa: ANN401 - click's
    """Check each ARTICLE and print the report."""
    return _show_settings(**options) if options["show_settings"] else _run(judge=True, **options)


@cli.command()
@_output_options
def claims(**options: Any) -> int:  # noqa: ANN401 - click's
    """List every figure found in each ARTICLE, without judging any."""
    return _run(judge=False, **options)


def _show_settings(*, articles: Sequence[str], stdin_filename: str, **options: Any) -> int:  # noqa: ANN401 - click's
    from factcheck.output import write
    from factcheck.settings.shown import as_toml

    first = articles[0] if articles and articles[0] != "-" else stdin_filename
    write([as_toml(_shelf(**options).settings_for(first), first)], None)
    return 0


def _run(*, judge: bool, articles: Sequence[str], stdin_filename: str, output_file: str | None, **options: Any) -> int:  # noqa: ANN401 - click's
    from pathlib import Path

    from factcheck.errand import Run, errands_for
    from factcheck.folders import find_articles
    from factcheck.ledger import Ledger
    from factcheck.output import page_for, refuse_document, refuse_overwriting, write
    from factcheck.reporters import SAYS_ALL, reporter

    if not articles:
        raise click.UsageError("Missing argument 'ARTICLE…'.", click.get_current_context())
    shelf = _shelf(**options)
    settings = shelf.settings_in(Path.cwd())  # what holds once for a whole run
    found = find_articles(articles, shelf, force_exclude=options["force_exclude"])
    refuse_overwriting(found.articles, (output_file, options.get("write_baseline")))
    if settings.output_format == "docx":
        refuse_document(found.articles, output_file)
    ledger = Ledger(settings.baseline if judge else None, options.get("write_baseline"), isolated=options["isolated"])
    errands = errands_for(found.articles, shelf, stdin_filename)
    run = Run(errands, ledger, settings.ceilings, judge=judge, stdin_name=stdin_filename, jobs=options["jobs"])
    for notice in run.notices:
        _say(notice)
    render = reporter(settings.output_format, claims=not judge)
    reports = run.reports(settings.output_format)
    says_all = settings.output_format in SAYS_ALL
    write(render(reports if says_all else _announced(reports), page_for(options["color"], output_file)), output_file)
    return _closed(ledger, found, run.code)


def _closed(ledger: Ledger, found: Found, code: int) -> int:
    """Write a new baseline, and say what is left to say."""
    if ledger.is_new and ledger.baseline:
        from factcheck.output import write

        write([ledger.baseline.text()], str(ledger.baseline.path))
        _say(f"{ledger.baseline}.")
    for notice in (*found.notices, *ledger.notices(found.folders)):
        _say(notice)
    return code


def _shelf(*, config: Sequence[str], isolated: bool, **options: Any) -> Shelf:  # noqa: ANN401 - click's
    from factcheck.errors import FactcheckError
    from factcheck.settings import Shelf
    from factcheck.settings.options import given

    try:
        os.getcwd()  # noqa: PTH109 - all that is wanted is whether there is one
    except OSError as error:
        raise FactcheckError("the folder that you stand in is gone; go to another.") from error
    return Shelf(config, isolated=isolated, over=given(options))


def _announced(reports: Iterator[Report]) -> Iterator[Report]:
    """Say on standard error why a file could not be checked, and what else is no finding; JSON says it in its object."""
    for report in reports:
        if report.error is not None:
            _say(report.error)
        for notice in report.notices:
            _say(f"{report.path}:{notice.line}: {notice.message}")
        yield report


@cli.command()
@click.argument("fingerprint")
@click.argument("articles", nargs=-1, metavar="[ARTICLE…]")
@click.option("--reason", required=True, metavar="TEXT", help="Why the finding is none.")
@click.option("--by", metavar="NAME", help="Who answers for it.  [your user name]")
@click.option("--suppressions", metavar="FILE", help="Write there.  [the nearest factcheck-suppressions.toml]")
def suppress(fingerprint: str, articles: Sequence[str], reason: str, by: str | None, suppressions: str | None) -> None:
    """Write down that a finding was looked at: by its FINGERPRINT, or its place as article.txt:5:12."""
    from factcheck.suppress import suppress as written

    click.echo(written(fingerprint, articles, reason, _shelf(config=(), isolated=False, suppressions=suppressions), by))


@cli.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--output-format", type=click.Choice(("full", "json")), default="full", help="The form of the report.")
@click.option("-o", "--output-file", metavar="FILE", help="Write there instead of standard output.")
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Use colour.")
def compare(old: str, new: str, output_format: str, output_file: str | None, color: str) -> int:
    """Tell which figures of two drafts differ: added, dropped or changed; the exit code is 1 where any does."""
    from factcheck.output import page_for, write
    from factcheck.readers import read
    from factcheck.reporters.compared import as_json, as_text
    from factcheck.sources.compare import compared

    found = compared(read(old), read(new))
    render = as_json if output_format == "json" else as_text
    write(render(old, new, found, page_for(color, output_file)), output_file)
    return int(bool(found))


@cli.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE…", shell_complete=_articles_like)
@click.option("--output-format", type=click.Choice(("full", "concise")), default="full", help="The form of the report.")
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Use colour.")
@click.option("--config", multiple=True, metavar="FILE", help="This settings file, or one 'key = value'.")
@click.option("--isolated", is_flag=True, help="Read no settings file.")
def watch(articles: Sequence[str], **options: Any) -> int:  # noqa: ANN401 - click's
    """Report on each ARTICLE again whenever it is saved; Ctrl-C ends it, with exit code 0."""
    from factcheck.watch import watch as watch_them

    # One process, whose model stays warm.
    given = {"stdin_filename": "", "output_file": None, "force_exclude": False, "jobs": 1, **options}
    watch_them(articles, lambda: _shelf(**options), lambda saved: _run(judge=True, articles=saved, **given), _say)
    return 0


@cli.command()
@click.option("--stdio", is_flag=True, hidden=True)  # as many editors say it
def lsp(*, stdio: bool) -> int:
    """Serve an editor as a language server, over standard input and output."""
    from factcheck.lsp import serve

    del stdio
    return serve()


@cli.command()
@click.option("--host", default="127.0.0.1", metavar="ADDRESS", help="The address to listen at.  [127.0.0.1]")
@click.option("--port", type=WholeNumber(0, 65535), default=8765, help="The port; 0 takes one that is free.  [8765]")
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
@click.option("--token", envvar="FACTCHECK_TOKEN", show_envvar=True, metavar="TEXT", help="Who asks must send this.")
@click.option(
    "--behind-proxy", "proxy_header", metavar="HEADER", help="A proxy lets people in, and names them in this header."
)
@click.option("--allow-host", "names", multiple=True, metavar="NAME", help="A name that this service goes by.")
@click.option(
    "--allow-origin",
    "origins",
    multiple=True,
    metavar="URL",
    help="A site whose pages may ask, as https://cms.example.",
)
@click.option("--data", metavar="DIR", help="Keep ledgers and ticks there; nothing is kept without it.")
@click.option("--keep", type=COUNT, metavar="DAYS", help="Forget articles that nobody touched for so long.")
@click.option("--keep-text", "keeps_text", is_flag=True, help="Keep the text of articles too.")
@click.option("--rate", type=COUNT, default=600, metavar="N", help="Requests a minute from one address.  [600]")
@click.option("-j", "--jobs", type=WholeNumber(0), default=0, help="Checks at a time.  [one for each core]")
@click.option("--config", multiple=True, metavar="FILE", help="This settings file, or one 'key = value'.")
@click.option("--isolated", is_flag=True, help="Read no settings file.")
@click.option("--max-size", type=COUNT, metavar="MB", help="The largest article that is taken.  [25]")
@click.option("--max-figures", type=COUNT, metavar="N", help="The most figures of one article.  [100000]")
@click.option("--max-seconds", type=COUNT, default=60, metavar="N", help="The longest that a check may take.  [60]")
def serve(
    config: Sequence[str],
    max_size: int | None,
    max_figures: int | None,
    max_seconds: int,
    *,
    isolated: bool,
    **options: Any,  # noqa: ANN401
) -> int:
    """Serve a page for the desk, and an HTTP interface, on this machine; Ctrl-C ends it."""
    from pathlib import Path

    from factcheck.extras import missing_extra

    try:
        from factcheck.serve.running import Wanted
        from factcheck.serve.running import serve as served
    except ModuleNotFoundError as error:
        raise missing_extra("serve", "serve") from error
    limits = {"max_size": max_size, "max_figures": max_figures, "max_seconds": max_seconds}
    served(Wanted(**options), _shelf(config=config, isolated=isolated, **limits).settings_in(Path.cwd()), _say)
    return 0


@cli.command()
@click.argument("article", required=False)
@click.option("--data", required=True, metavar="DIR", help="Where 'factcheck serve --data' keeps them.")
@click.option(
    "--output-format", type=click.Choice(("full", "csv", "json")), default="full", help="The form of it.  [full]"
)
def ledger(article: str | None, data: str, output_format: str) -> None:
    """List the ledgers that a service keeps, or show that of one ARTICLE, by its slug or id."""
    from factcheck.output import page_for, write
    from factcheck.serve.terminal import listing

    write([listing(data, article, output_format, page_for("auto", None))], None)


@cli.command()
@click.argument("sources", nargs=-1, metavar="SOURCE…", shell_complete=_articles_like)
@click.option(
    "-o", "--output-dir", required=True, metavar="DIR", help="Where the tables go; there already, the run goes on."
)
@click.option("--figures", is_flag=True, help="Write a table of all figures too.")
@click.option("--restart", is_flag=True, help="Throw away what was begun in DIR, and begin anew.")
@click.option("--sample", type=COUNT, metavar="N", help="Check only N articles of all, the same ones each time.")
@click.option("--id-column", metavar="NAME", help="The column of names.  [found]")
@click.option("--text-column", metavar="NAME", help="The column of texts.  [found]")
@click.option("--title-column", metavar="NAME", help="The column of titles.  [found]")
@click.option("--date-column", metavar="NAME", help="The column of days of publication.  [found]")
@click.option("--desk-column", metavar="NAME", help="The column of desks or sections.  [found]")
@click.option("--date-format", metavar="FORM", help="How the days are written, as %d/%m/%Y.  [if plain]")
@click.option("--shard-size", type=COUNT, default=500, metavar="N", help="Articles of one shard.  [500]")
@click.option("-j", "--jobs", type=WholeNumber(0), default=0, help="Processes at work.  [one for each core]")
@click.option("--engine", type=click.Choice(("local", "dask")), default="local", help="Who does the work.  [local]")
@click.option("--scheduler", metavar="ADDRESS", help="The scheduler of a Dask cluster, as tcp://host:8786.")
@click.option(
    "--select", multiple=True, metavar="RULE[,RULE]", shell_complete=_rules_like, help="Run only these rules."
)
@click.option("--ignore", multiple=True, metavar="RULE[,RULE]", shell_complete=_rules_like, help="Not these rules.")
@click.option(
    "--fail-level", type=click.Choice((*SEVERITIES, "never")), help="From which severity the exit code is 1.  [error]"
)
@click.option("--config", multiple=True, metavar="FILE", help="This settings file, or one 'key = value'.")
@click.option("--isolated", is_flag=True, help="Read no settings file.")
@click.option("--max-size", type=COUNT, metavar="MB", help="The largest file that is read.  [by format]")
@click.option("--max-figures", type=COUNT, metavar="N", help="The most figures of one article.  [100000]")
@click.option("--max-seconds", type=COUNT, metavar="N", help="The longest that one article may take.  [300]")
def archive(sources: Sequence[str], **options: Any) -> int:  # noqa: ANN401 - click's
    """Check a whole archive: folders, JSON Lines, CSV and Parquet in, tables and a summary out; stopped, it goes on."""
    from factcheck.extras import missing_extra
    from factcheck.output import write

    if not sources:
        raise click.UsageError("Missing argument 'SOURCE…'.", click.get_current_context())
    if (options["engine"] == "dask") != (options["scheduler"] is not None):
        raise click.UsageError("--engine dask and --scheduler ADDRESS go together.", click.get_current_context())
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before anything loads it: each process has a core
    try:
        from factcheck.archive.running import archive as run
        from factcheck.archive.running import plan_of

        line, code = run(plan_of(sources, options), _shelf(**options))
    except ModuleNotFoundError as error:
        raise missing_extra("archive", options["engine"].replace("local", "archive")) from error
    write([line], None)
    return code


@cli.command()
def rules() -> None:
    """List the rules."""
    from factcheck.output import page_for, write
    from factcheck.reporters.rule_page import listing
    from factcheck.rules import RULES

    write([listing(RULES, page_for("auto", None))], None)


@cli.command()
@click.argument("name", shell_complete=_rules_like)
def rule(name: str) -> None:
    """Explain a rule: what it recomputes, its tolerance, what passes and what does not."""
    from factcheck.output import page_for, write
    from factcheck.reporters.rule_page import explained
    from factcheck.selection import find_rule

    write([explained(find_rule(name), page_for("auto", None))], None)
