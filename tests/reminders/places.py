"""Browsers that agreed to be told, with keys of their own, and a push service to tell them by.

What is sent is opened here by the letters of the standards (RFC 8188, 8291, 8292), with nothing
but primitives: not by the libraries that sealed it.
"""

import base64
import json
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, BinaryIO

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.x509.oid import NameOID

from reminders.push_documents import PushDocument

CURVE = ec.SECP256R1()
FCM = "https://fcm.googleapis.com/fcm/send/aVeryLongName"


def b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def unb64(words: str) -> bytes:
    return base64.urlsafe_b64decode(words + "=" * (-len(words) % 4))


def point(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )


@dataclass
class Browser:
    """A browser's two keys, and how it opens what it is told."""

    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(CURVE))
    auth: bytes = b"sixteen secrets."

    def document(self, endpoint: str = FCM) -> PushDocument:
        return PushDocument(endpoint, b64(point(self.key)), b64(self.auth))

    def open(self, body: bytes) -> bytes:
        """Open one record (RFC 8291, 3.4), and take its end mark off."""
        salt, size, sealed = body[:16], body[20], body[21:]
        sender, sealed = sealed[:size], sealed[size:]
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, sender)
        shared = self.key.exchange(ec.ECDH(), theirs)
        info = b"WebPush: info\0" + point(self.key) + sender
        seed = derived(shared, self.auth, info, 32)
        key = derived(seed, salt, b"Content-Encoding: aes128gcm\0", 16)
        nonce = derived(seed, salt, b"Content-Encoding: nonce\0", 12)
        opened = AESGCM(key).decrypt(nonce, sealed, None)
        said, mark = opened.rstrip(b"\0")[:-1], opened.rstrip(b"\0")[-1:]
        assert mark == b"\x02"
        return said


def derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=length, salt=salt, info=info).derive(secret)


def a_place(endpoint: str = FCM) -> PushDocument:
    return Browser().document(endpoint)


@dataclass
class PushService:
    """A real push endpoint over TLS; it answers as it is told, and keeps what came."""

    status: int = 201
    came: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    origin: str = ""
    drips: bool = False  # a byte now and then, for four seconds
    was_heard_out: bool = False

    def drip(self, line: BinaryIO) -> None:
        """Begin an answer that never becomes one, until the other side has had enough."""
        with suppress(OSError):
            for _ in range(40):
                line.write(b"H")
                time.sleep(0.1)
            self.was_heard_out = True

    def claims(self, number: int = -1) -> dict[str, Any]:
        """Check the signature of a request (RFC 8292) and return what it claims."""
        scheme, _, said = self.came[number][1]["authorization"].partition(" ")
        parts = dict(part.strip().split("=", 1) for part in said.split(","))
        head, claims, signature = parts["t"].split(".")
        raw = unb64(signature)
        r, s = (int.from_bytes(half, "big") for half in (raw[:32], raw[32:]))
        key = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, unb64(parts["k"]))
        signed = f"{head}.{claims}".encode()
        key.verify(utils.encode_dss_signature(r, s), signed, ec.ECDSA(hashes.SHA256()))
        assert scheme == "vapid"
        assert json.loads(unb64(head))["alg"] == "ES256"
        return json.loads(unb64(claims)) | {"k": parts["k"]}


@contextmanager
def push_service(folder: Path, monkeypatch: Any, settings: Any) -> Iterator[PushService]:
    """Run a push service of our own, and have it believed and known."""
    service = PushService()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            said = {name.lower(): value for name, value in self.headers.items()}
            service.came.append((self.path, said, body))
            if service.drips:
                return service.drip(self.wfile)
            self.send_response(service.status)
            for name, value in service.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate(folder))
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    service.origin = f"https://localhost:{server.server_port}"
    monkeypatch.setenv("SSL_CERT_FILE", str(folder / "push.pem"))
    settings.PUSH_HOSTS = [f"localhost:{server.server_port}"]
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()


def certificate(folder: Path) -> Path:
    """Make a certificate for localhost, and put it beside its key."""
    key = ec.generate_private_key(CURVE)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file = folder / "push.pem"
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return file
