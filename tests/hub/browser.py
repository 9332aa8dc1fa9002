"""The hub in a real browser: logging in with a system password, formgrader in its frame, and no trace of it for students."""

from tests.browser.lab import chromium, chromium_path

WAIT = 90_000  # ms


def look(address, passwords, teacher, student):
    """Log in as both; return what the instructor's frame says, and the entries of the student's menu."""
    with chromium(chromium_path()) as browser:
        page = _logged_in(browser, address, student, "wrong")
        assert "Invalid username or password" in page.locator("body").inner_text()
        page.context.close()
        page = _logged_in(browser, address, student, passwords[student])
        entries = _menu(page)
        page.context.close()
        page = _logged_in(browser, address, teacher, passwords[teacher])
        assert "Formgrader" in _menu(page)
        page.get_by_role("menuitem", name="Formgrader").click()
        frame = page.frame_locator("iframe")
        frame.locator("td.assign a").first.wait_for(timeout=WAIT)
        said = frame.locator("body").inner_text()
        page.context.close()
    return said, entries


def _logged_in(browser, address, user, password):
    page = browser.new_context().new_page()
    page.set_default_timeout(WAIT)
    page.goto(f"{address}/hub/login?next=/user/{user}/lab")
    page.fill("#username_input", user)
    page.fill("#password_input", password)
    page.click("#login_submit")
    page.wait_for_load_state()
    return page


def _menu(page):
    page.wait_for_selector("#jp-MainMenu")
    page.locator("#jp-MainMenu >> text=Nbgrader").click()
    entries = page.locator(".lm-Menu-itemLabel")
    entries.first.wait_for()
    return entries.all_inner_texts()
