"""GOV.UK Notify's REST interface on this machine, as far as its client asks; the real one is not ours to use."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

TEMPLATE = "11111111-2222-4333-8444-555555555555"
API_KEY = f"invented-{'0' * 8}-0000-4000-8000-{'0' * 12}-{'1' * 8}-1111-4111-8111-{'1' * 12}"


@dataclass
class Notify:
    """What it took, and how it misbehaves: the next so many requests to send are answered so."""

    url: str = ""
    taken: list[dict[str, Any]] = field(default_factory=list)
    unavailable: int = 0
    """Answers 503 without taking anything."""
    silent: int = 0
    """Takes the letter, and the answer is lost on the way."""
    refuses: str = ""
    """Refuses this address for good."""
    status: dict[str, str] = field(default_factory=dict)
    """By address; else delivered."""
    asked: int = 0

    def sent_to(self, address: str) -> list[dict[str, Any]]:
        return [each for each in self.taken if each.get("email_address") == address]


@contextmanager
def notify_server() -> Iterator[Notify]:  # noqa: C901 -- the branches are the ways in which it misbehaves
    notify = Notify()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            notify.asked += 1
            if notify.unavailable:
                notify.unavailable -= 1
                self._answer(503, {"errors": [{"error": "Exception", "message": "busy"}]})
            elif notify.refuses and body.get("email_address") == notify.refuses:
                self._answer(400, {"errors": [{"error": "ValidationError", "message": f"no {notify.refuses}"}]})
            else:
                taken = {"id": str(uuid4()), **body}
                notify.taken.append(taken)
                if notify.silent:
                    notify.silent -= 1
                    self.close_connection = True
                    self.connection.close()
                else:
                    self._answer(201, {"id": taken["id"], "reference": body["reference"]})

        def do_GET(self) -> None:
            url = urlsplit(self.path)
            if url.path == "/v2/notifications":
                reference = parse_qs(url.query).get("reference", [""])[0]
                found = [self._seen(each) for each in notify.taken if each["reference"] == reference]
                self._answer(200, {"notifications": found, "links": {}})
            else:
                named = url.path.rsplit("/", 1)[-1]
                found = [self._seen(each) for each in notify.taken if each["id"] == named]
                self._answer(200 if found else 404, found[0] if found else {"errors": []})

        def _seen(self, taken: dict[str, Any]) -> dict[str, Any]:
            status = notify.status.get(taken.get("email_address", ""), "delivered")
            return {"id": taken["id"], "reference": taken["reference"], "status": status}

        def _answer(self, status: int, body: dict[str, Any]) -> None:
            payload = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(payload)))
            self.end_headers()
            self.wfile.write(payload)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    notify.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield notify
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
