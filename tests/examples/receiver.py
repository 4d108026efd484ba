"""receiver.py FILE REFUSE: an HTTP receiver for tests. Writes its port to FILE.port and the body of each request that it takes
to FILE, a line each; refuses the first REFUSE requests with status 503."""
import http.server
import sys

taken, refuse = open(sys.argv[1], "ab", buffering=0), int(sys.argv[2])


class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        global refuse
        body = self.rfile.read(int(self.headers["Content-Length"]))
        refuse -= 1
        if refuse < 0:
            taken.write(body + b"\n")
        self.send_response(503 if refuse >= 0 else 204)
        self.end_headers()

    def log_message(self, *_):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Receiver)
with open(sys.argv[1] + ".port", "w") as port:
    port.write(str(server.server_port))
server.serve_forever()
