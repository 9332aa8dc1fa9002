"""Open a page and report what it did: scripts that ran, addresses it asked for, errors, and what is left in its DOM."""

from dataclasses import dataclass, field

# What a student's part of a page must not hold. Text fields and headings of formgrader's own are left out.
LEFTOVERS = r"""
region => {
  const found = [];
  const live = new RegExp('^(script|i?frame|object|embed|applet|form|input|button|textarea|select|' +
    'meta|link|base|style|title|svg|video|audio)$', 'i');
  const address = /^[\s\u0000-\u001f]*(javascript|vbscript|data:(?!image\/(png|jpeg|gif);base64,))/i;
  for (const element of document.querySelector(region).querySelectorAll('*')) {
    if (element.closest('.panel-heading, .panel-footer')) continue;
    const words = element.cloneNode(false).outerHTML.slice(0, 200);
    if (live.test(element.localName)) found.push(words);
    for (const attribute of element.attributes) {
      if (/^on/i.test(attribute.name) || address.test(attribute.value)) found.push(words);
      if (attribute.name === 'href' && !/^(https?:|mailto:|#)/.test(attribute.value)) found.push(words);
    }
    if (/fixed|sticky/.test(getComputedStyle(element).position)) found.push(words);
  }
  return found;
}
"""
CLICK_SCRIPT_LINKS = "() => document.querySelectorAll('a').forEach(a => a.protocol === 'javascript:' && a.click())"
# a page's text parsed a second time: what a sanitizer took for text must not turn into markup then
PARSE_AGAIN = "region => { const part = document.querySelector(region); part.innerHTML = part.innerHTML; }"


@dataclass
class Seen:
    """What a page did.

    Attributes
    ----------
    ran : names of the attempts whose script ran
    asked : addresses requested, besides data: URLs
    errors : messages of the console's error level, and uncaught exceptions
    leftovers : elements that could act, or that lie over the page
    formulas : how many formulas are set as MathML and take up room
    text : what a reader sees
    """

    ran: set = field(default_factory=set)
    asked: list = field(default_factory=list)
    errors: list = field(default_factory=list)
    leftovers: list = field(default_factory=list)
    formulas: int = 0
    text: str = ""


def look(browser, url, region, *, allowed=("file:",)):
    """Open `url` in a profile of its own; only addresses that start with one of `allowed` are really asked."""
    seen = Seen()
    context = browser.new_context()
    try:
        context.expose_binding("pwned", lambda _source, name: seen.ran.add(name))
        context.route("**/*", lambda route: _ask(route, allowed))
        page = context.new_page()
        page.on("request", lambda request: seen.asked.append(request.url) if not request.url.startswith("data:") else None)
        page.on("console", lambda message: seen.errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: seen.errors.append(str(error)))
        page.goto(url)
        _read(page, region, seen)
    finally:
        context.close()
    return seen


def _ask(route, allowed):
    if route.request.url.startswith(allowed):
        route.continue_()
    else:
        route.abort()


def _read(page, region, seen):
    page.wait_for_load_state("networkidle")
    seen.leftovers = page.evaluate(LEFTOVERS, region)
    seen.formulas = page.evaluate("() => [...document.querySelectorAll('math')].filter(m => m.clientWidth > 0).length")
    seen.text = page.inner_text(region)
    page.evaluate(CLICK_SCRIPT_LINKS)
    page.evaluate(PARSE_AGAIN, region)
    page.wait_for_timeout(500)  # events of pictures and frames come later; nothing says when all of them have
