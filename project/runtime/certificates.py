"""The certificates that connections are checked with, also in a package that was made on another system."""

import os
import ssl
import sys
from contextlib import suppress

_BUNDLES = (  # where systems keep the certificates that they trust
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)


def trusting() -> ssl.SSLContext:
    """Python's own context, with this system's certificates where a package's library looks in another's folder."""
    context = ssl.create_default_context()
    if sys.platform != "win32" and not os.environ.get("SSL_CERT_FILE"):
        with suppress(OSError, StopIteration):
            context.load_verify_locations(next(path for path in _BUNDLES if os.path.isfile(path)))
    return context
