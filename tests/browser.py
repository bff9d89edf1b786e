"""A real Chromium for the tests, driven by the DevTools protocol over a pipe: no package, no port, no download.

::

    with Chromium(folder) as chromium:
        page = chromium.page(width=390)
        page.open("file:///…/edition.html")
        page.run("document.title")
"""

import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import time

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PATIENCE = 60
"""Seconds for one answer of the browser: a machine that is also doing something else."""

FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--no-first-run", "--disable-quic",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions", "--remote-debugging-pipe",
)  # fmt: skip
OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND"
"""No name resolves: a page that asks for anything gets nothing."""


class Chromium:
    """A browser with a profile of its own. Further ``flags`` go to its command line."""

    def __init__(self, folder, *flags):
        commands, results = os.pipe(), os.pipe()
        theirs = [fcntl.fcntl(fd, fcntl.F_DUPFD, 10) for fd in (commands[0], results[1])]

        def third_and_fourth():
            os.dup2(theirs[0], 3)
            os.dup2(theirs[1], 4)

        self.process = subprocess.Popen(
            [CHROMIUM, *FLAGS, f"--user-data-dir={folder / 'profile'}", *flags, "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            close_fds=False,
            preexec_fn=third_and_fourth,  # noqa: PLW1509  the protocol wants the file descriptors 3 and 4
        )
        for fd in (commands[0], results[1], *theirs):
            os.close(fd)
        self.commands, self.results = commands[1], results[0]
        self.held, self.number = b"", 0
        self.events = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        os.close(self.commands)
        os.close(self.results)

    def call(self, method, session=None, **parameters):
        """The result of a command of the protocol. Events that arrive meanwhile are kept in ``events``."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters} | ({"sessionId": session} if session else {})
        os.write(self.commands, json.dumps(message).encode() + b"\0")
        number, end = self.number, time.monotonic() + PATIENCE
        while True:
            answer = self._next(end)
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self._keep(answer)

    def settle(self, session, event):
        """Wait for an event of a session that is still to come."""
        end = time.monotonic() + PATIENCE
        while not any(e["method"] == event and e.get("sessionId") == session for e in self.events):
            self._keep(self._next(end))

    def _keep(self, answer):
        if "method" in answer:
            self.events.append(answer)
        if answer.get("method") == "Page.javascriptDialogOpening":  # a dialog stops the page until it is answered
            message = {"id": 0, "method": "Page.handleJavaScriptDialog", "params": {"accept": True}, "sessionId": answer["sessionId"]}
            os.write(self.commands, json.dumps(message).encode() + b"\0")

    def _next(self, end):
        while b"\0" not in self.held:
            if not select.select([self.results], [], [], max(0, end - time.monotonic()))[0]:
                raise TimeoutError("the browser did not answer")
            read = os.read(self.results, 1 << 20)
            if not read:
                raise RuntimeError("the browser has gone")
            self.held += read
        message, self.held = self.held.split(b"\0", 1)
        return json.loads(message)

    def page(self, width=1280, height=900, dark=False):
        """A new tab of this size (CSS pixels)."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        return Page(self, session, width, height, dark)


class Page:
    """A tab. ``dialogs`` and ``complaints`` are what it did since it was opened and should not have done."""

    def __init__(self, chromium, session, width, height, dark):
        self.chromium, self.session = chromium, session
        for domain in ("Page", "Runtime", "Log"):
            self.call(f"{domain}.enable")
        self.size(width, height)
        self.colours("dark" if dark else "light")

    def call(self, method, **parameters):
        """A command of the protocol for this tab."""
        return self.chromium.call(method, self.session, **parameters)

    def size(self, width, height):
        """Set the size of the window."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def colours(self, scheme, media=""):
        """Prefer ``light`` or ``dark``, on ``screen`` or in ``print``."""
        self.call("Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": scheme}])

    def open(self, url):
        """Go to an address and wait until it has loaded."""
        self.call("Page.navigate", url="about:blank")
        self.forget()
        self.call("Page.navigate", url=url)
        self.chromium.settle(self.session, "Page.loadEventFired")

    def forget(self):
        """Forget the events of this tab so far."""
        self.run("0")
        self.chromium.events = [e for e in self.chromium.events if e.get("sessionId") != self.session]

    def run(self, expression):
        """The value of an expression in the page; a promise is waited for."""
        made = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True, userGesture=True)
        if "exceptionDetails" in made:
            raise RuntimeError(made["exceptionDetails"].get("exception", {}).get("description", made["exceptionDetails"]["text"]))
        return made["result"].get("value")

    def press(self, key, code=None, text=None, modifiers=0):
        """Press and release a key: ``j``, ``?``, ``Enter``, ``Escape``, ``Tab``."""
        typed = text if text is not None else key if len(key) == 1 else {"Enter": "\r"}.get(key, "")
        number = {"Enter": 13, "Escape": 27, "Tab": 9, "ArrowDown": 40, "ArrowUp": 38}.get(key, ord(key.upper()) if len(key) == 1 else 0)
        parameters = {"key": key, "code": code or "", "windowsVirtualKeyCode": number, "modifiers": modifiers}
        self.call("Input.dispatchKeyEvent", type="keyDown", text=typed, **parameters)
        self.call("Input.dispatchKeyEvent", type="keyUp", **parameters)
        self.rest()

    def click(self, selector):
        """Click in the middle of the first element that is found, as a mouse does."""
        box = self.run(
            f"(e => {{ e.scrollIntoView({{block: 'center'}}); const r = e.getClientRects()[0]; "
            f"return [r.x + r.width / 2, r.y + r.height / 2]; }})(document.querySelector({json.dumps(selector)}))"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=box[0], y=box[1], button="left", clickCount=1)
        self.rest()

    def rest(self, seconds=0.05):
        """Let the page do what was set off."""
        self.run(f"new Promise(done => setTimeout(done, {1000 * seconds}))")

    def picture(self, path, whole=False):
        """Write what is shown (or the ``whole`` page) to a PNG file."""
        made = self.call("Page.captureScreenshot", captureBeyondViewport=whole, format="png")
        path.write_bytes(base64.b64decode(made["data"]))

    def print(self, path):
        """Write the page as a PDF file, as it would be printed."""
        made = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        path.write_bytes(base64.b64decode(made["data"]))

    def _met(self, *methods):
        self.run("0")
        return [e["params"] for e in self.chromium.events if e.get("sessionId") == self.session and e["method"] in methods]

    @property
    def dialogs(self):
        """The messages of the dialogs that were opened."""
        return [e["message"] for e in self._met("Page.javascriptDialogOpening")]

    @property
    def complaints(self):
        """What the console says: errors, warnings, blocked loads, uncaught exceptions."""
        logged = [e["entry"]["text"] for e in self._met("Log.entryAdded")]
        called = [str(e["args"]) for e in self._met("Runtime.consoleAPICalled")]
        thrown = [e["exceptionDetails"]["text"] for e in self._met("Runtime.exceptionThrown")]
        return logged + called + thrown
