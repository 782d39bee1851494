/** `uuid` and `secrets`, drawn from the seed of the cluster. Source: Python 3.14. */
export const uuid = `
import hashlib as _hashlib
import random as _random

class UUID:
    def __init__(self, hex=None, bytes=None, version=None):
        if hex is None:
            hex = bytes.hex()
        digits = hex.replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "").lower()
        if len(digits) != 32:
            raise ValueError("badly formed hexadecimal UUID string")
        if version is not None:
            variant = "89ab"[int(digits[16], 16) % 4]
            digits = digits[:12] + str(version) + digits[13:16] + variant + digits[17:]
        self.hex = digits
    @property
    def int(self):
        return int(self.hex, 16)
    @property
    def bytes(self):
        return bytes.fromhex(self.hex)
    @property
    def version(self):
        return int(self.hex[12], 16)
    def __str__(self):
        h = self.hex
        return f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"
    def __repr__(self):
        return f"UUID({str(self)!r})"
    def __eq__(self, other):
        return isinstance(other, UUID) and self.hex == other.hex
    def __lt__(self, other):
        return self.hex < other.hex
    def __hash__(self):
        return hash(self.hex)

NAMESPACE_DNS = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_URL = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_OID = UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")

def uuid4():
    return UUID("".join(_random.choice("0123456789abcdef") for _ in range(32)), version=4)

def uuid1(node=None, clock_seq=None):
    return UUID("".join(_random.choice("0123456789abcdef") for _ in range(32)), version=1)

def uuid5(namespace, name):
    made = _hashlib.sha1(namespace.bytes + name.encode()).hexdigest()
    return UUID(made[:32], version=5)

def uuid3(namespace, name):
    return UUID(_hashlib.md5(namespace.bytes + name.encode()).hexdigest(), version=3)
`;

export const secrets = `
import base64 as _base64
import random as _random

def token_bytes(nbytes=32):
    return bytes.fromhex(token_hex(nbytes))

def token_hex(nbytes=32):
    return "".join(_random.choice("0123456789abcdef") for _ in range(2 * nbytes))

def token_urlsafe(nbytes=32):
    return _base64.urlsafe_b64encode(token_bytes(nbytes)).decode().rstrip("=")

def choice(sequence):
    return _random.choice(sequence)

def randbelow(exclusive_upper_bound):
    return _random.randrange(exclusive_upper_bound)
`;
