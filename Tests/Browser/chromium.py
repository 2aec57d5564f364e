"""A headless Chromium under the DevTools protocol on a pipe: no network, and no scripts of pages unless asked for."""
import base64
import json
import os
import shutil
import subprocess
import tempfile

# The pipe's ends have these numbers in Chromium.
FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
         "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9", "--window-size=1280,800",
         "--remote-debugging-pipe"]
NO_SCRIPTS = "--blink-settings=scriptEnabled=false"


def program():
    """The path of an installed Chromium; None where there is none."""
    return next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))),
                None)


class Chromium:
    """One browser with one page, for as long as the `with` block lasts."""

    def __init__(self, scripts=False):
        self.flags = FLAGS if scripts else [*FLAGS, NO_SCRIPTS]

    def __enter__(self):
        self.profile = tempfile.TemporaryDirectory(prefix="warraq-chromium-", ignore_cleanup_errors=True)
        # Chromium reads commands from descriptor 3 and answers on 4.
        theirs_in, ours_out = os.pipe()
        ours_in, theirs_out = os.pipe()
        shell = f'exec "$0" "$@" 3<&{theirs_in} 4>&{theirs_out}'
        self.process = subprocess.Popen(
            ["bash", "-c", shell, program(), *self.flags, f"--user-data-dir={self.profile.name}"],
            pass_fds=(theirs_in, theirs_out), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        os.close(theirs_in)
        os.close(theirs_out)
        self.commands, self.answers = os.fdopen(ours_out, "wb"), os.fdopen(ours_in, "rb")
        self.number, self.session, self.pending = 0, None, b""
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.send("Page.enable")
        self.send("Runtime.enable")
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.profile.cleanup()

    def message(self):
        while b"\0" not in self.pending:
            more = self.answers.read1(1 << 20)
            if not more:
                raise RuntimeError("the browser ended")
            self.pending += more
        raw, _, self.pending = self.pending.partition(b"\0")
        return json.loads(raw)

    def send(self, method, **params):
        """The result of one command; events that come meanwhile are dropped."""
        self.number += 1
        command = {"id": self.number, "method": method, "params": params}
        if self.session:
            command["sessionId"] = self.session
        self.commands.write(json.dumps(command).encode() + b"\0")
        self.commands.flush()
        while True:
            answer = self.message()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]

    def open(self, url):
        """Loads a page and waits until it has loaded."""
        loader = self.send("Page.navigate", url=url).get("loaderId")
        while self.evaluate("document.readyState") != "complete" or self.evaluate("location.href") == "about:blank":
            if loader is None:
                break

    def evaluate(self, expression):
        result = self.send("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"])
        return result["result"].get("value")

    def screenshot(self, path):
        """Writes what the window shows, as PNG."""
        path.write_bytes(base64.b64decode(self.send("Page.captureScreenshot", format="png")["data"]))
