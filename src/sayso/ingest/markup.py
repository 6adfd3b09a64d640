"""Markup: pieces of HTML and whole XML, parsed without entities or network, as lines of text."""

import re
from typing import Any, Final

from lxml import etree
from lxml import html as lxml_html

from sayso.ingest.source import Broken

# Elements that stand on a line of their own; the rest run on in theirs.
BLOCKS: Final = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hl1",
        "hl2",
        "hr",
        "html",
        "lead",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)
UNSEEN: Final = frozenset(
    [
        "audio",
        "embed",
        "head",
        "iframe",
        "noscript",
        "object",
        "script",
        "style",
        "svg",
        "template",
        "video",
    ]
)
DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")


def xml(data: bytes, *, mend: bool = False) -> Any:
    """The outermost element; a document type's own entities are never looked up.

    Raises:
        Broken: It is no XML; ``mend`` takes what can be read of a damaged one.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=mend,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Broken(f"damaged XML: {error}") from error
    if root is None:
        raise Broken("damaged XML: it has no elements")
    return root


def page(markup: str) -> Any:
    """The tree of a page; None if it has no elements."""
    # lxml refuses a declaration of the encoding in what is already decoded.
    try:
        return lxml_html.fromstring(DECLARATION.sub("", markup))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def name_of(element: Any) -> str:
    """An element's name without its namespace, in lower case; of a comment, none."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def text_of(markup: str) -> str:
    """The words of a piece of HTML, a block a line."""
    if "<" not in markup and "&" not in markup:
        return "\n".join(filter(None, (" ".join(line.split()) for line in markup.split("\n"))))
    tree = page(f"<div>{markup}</div>")
    return "" if tree is None else lines_of(tree)


def lines_of(tree: Any) -> str:
    """The words of a tree, a block a line; walked without recursion, so that depth is no matter."""
    pieces: list[str] = []
    unseen = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        name = name_of(element)
        if event in ("comment", "pi"):
            pieces.append("" if unseen else _one_line(element.tail or ""))
            continue
        if name in UNSEEN:
            unseen += 1 if event == "start" else -1
        if name in BLOCKS:
            pieces.append("\n")
        words = element.text if event == "start" else element.tail
        # What an element that stays unseen is followed by is seen.
        if words and not unseen and not (event == "end" and element is tree):
            pieces.append(_one_line(words))
    lines = (re.sub(r" {2,}", " ", line).strip() for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _one_line(words: str) -> str:
    return re.sub(r"[^\S\u00a0]+", " ", words)
