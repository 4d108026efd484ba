"""A headless Chromium over chromedriver's WebDriver protocol (W3C, plain HTTP): what tests/browser needs of it, with nothing installed but
Debian's chromium-driver.

    with Browser() as page:
        page.open("file:///tmp/report.html"); page.run("return document.title")
"""
import base64, json, os, shutil, socket, subprocess, tempfile, time, urllib.error, urllib.request


class Browser:
    def __enter__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.home = tempfile.mkdtemp()
        environment = dict(os.environ, HOME=self.home, XDG_CONFIG_HOME=self.home, XDG_CACHE_HOME=self.home)
        self.driver = subprocess.Popen(["chromedriver", "--port=%d" % self.port], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.session = None
        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1200,900", "--user-data-dir=" + self.home,
                     "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
        wanted = {"capabilities": {"alwaysMatch": {"browserName": "chrome", "goog:chromeOptions": {"args": arguments},
                                                   "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}}}}
        for _ in range(100):
            try:
                self.session = self.post("/session", wanted)["sessionId"]
                return self
            except (ConnectionError, urllib.error.URLError) as error:
                if isinstance(error, urllib.error.HTTPError): raise SystemExit(error.read().decode())
                time.sleep(0.1)
        raise SystemExit("chromedriver does not answer")

    def __exit__(self, *_):
        try:
            if self.session: self.call("DELETE", "/session/" + self.session)
        finally:
            self.driver.terminate()
            self.driver.wait()
            shutil.rmtree(self.home, ignore_errors=True)

    def call(self, method, path, body=None):
        request = urllib.request.Request("http://127.0.0.1:%d%s" % (self.port, path), None if body is None else json.dumps(body).encode(), {"Content-Type": "application/json"}, method=method)
        with urllib.request.urlopen(request, timeout=120) as answer:
            return json.loads(answer.read())["value"]

    def post(self, path, body): return self.call("POST", path, body)
    def of_session(self, path, body): return self.post("/session/%s%s" % (self.session, path), body)
    def open(self, url): self.of_session("/url", {"url": url})
    def run(self, script, *arguments): return self.of_session("/execute/sync", {"script": script, "args": list(arguments)})
    def devtools(self, command, **parameters): return self.of_session("/goog/cdp/execute", {"cmd": command, "params": parameters})
    def log(self, kind): return self.of_session("/se/log", {"type": kind})

    def keys(self, *keys):
        actions = [{"type": step, "value": key} for key in keys for step in ("keyDown", "keyUp")]
        self.of_session("/actions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    def click(self, selector):
        element = self.of_session("/element", {"using": "css selector", "value": selector})
        self.of_session("/element/%s/click" % next(iter(element.values())), {})

    def screenshot(self, file):
        size = self.run("return [document.documentElement.clientWidth, document.documentElement.scrollHeight]")
        shot = self.devtools("Page.captureScreenshot", format="png", captureBeyondViewport=True, clip={"x": 0, "y": 0, "width": size[0], "height": min(size[1], 12000), "scale": 1})
        with open(file, "wb") as out: out.write(base64.b64decode(shot["data"]))
