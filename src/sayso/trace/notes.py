"""Notes: what a page says of where its text stood first, and whether that is another article here.

Ingest keeps them in an article's basis: a canonical link to another site, a syndication source, a
line such as "This article was originally published by …".
"""

import re
from typing import Final
from urllib.parse import urlsplit

from sayso.model import Article

# What each sort of note says, by its name in the basis; the surest first.
SAID: Final = {
    "syndicated from": "its page names {name} as the source it was syndicated from",
    "canonical elsewhere": "its page's canonical link leads to {name}",
    "republished": "its page says that it was first published by {name}",
    "based on": "its page's data says that it is based on {name}",
    "source organisation": "its page's data names {name} as the source",
}


def find(article: Article, first: Article) -> str:
    """By what note an article has its text from another; "" if none names that one."""
    told = [(sort, words) for sort in SAID for name, words in article.basis if name == sort]
    for sort, words in told:
        if _is_address(words) and _leads_to(words, first):
            return SAID[sort].format(name=first.outlet or words)
        if not _is_address(words) and _names(words, first):
            return SAID[sort].format(name=first.outlet)
    return ""


def _is_address(words: str) -> bool:
    return words.startswith(("http://", "https://", "//"))


def _leads_to(address: str, article: Article) -> bool:
    """To its very page; a link to a site's front page names the outlet whose site it is."""
    host, path = _parts(address)
    own_host, own_path = _parts(article.uri)
    return bool(host) and host == own_host and path in ("", own_path)


def _names(words: str, article: Article) -> bool:
    if not article.outlet:
        return False
    folded = re.IGNORECASE if " " in article.outlet else re.NOFLAG
    return re.search(rf"(?<!\w){re.escape(article.outlet)}(?!\w)", words, folded) is not None


def _parts(address: str) -> tuple[str, str]:
    try:
        url = urlsplit(address)
        host = url.hostname or ""
    except ValueError:
        return "", ""
    return host.removeprefix("www."), url.path.strip("/").lower()
