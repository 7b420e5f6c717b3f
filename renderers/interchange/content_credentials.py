"""Content credentials (C2PA 2): a film says of itself which parts were made how, signed.

Enters: a finished MP4, claims, a key with its certificates. Leaves: a signed copy. Anything done to
the file afterwards breaks or strips the signature: sign last. Our certificate is made on this
machine, so a reader answers that the signature holds and the signer is unknown.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from renderers.errors import EncodeError
from renderers.interchange.ffmpeg import MissingTool

PARTS_LABEL = "org.storyreel.parts"
_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_SINCE, _UNTIL = datetime(2024, 1, 1, tzinfo=UTC), datetime(2049, 12, 31, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the film and how it came about; `made` is one of IPTC's digital source types."""

    part: str
    how: str
    made: str  # "algorithmicMedia", "humanEdits", "digitalCreation" …
    by: str  # engine or people


@dataclass(frozen=True, slots=True)
class Identity:
    """A private key and the chain of certificates for it, as PEM; the signer's own comes first."""

    key: bytes
    chain: bytes


def sign_film(
    source: Path, target: Path, title: str, agent: str, parts: Sequence[Part], by: Identity
) -> None:
    """Write `target`, the film at `source` with its credentials.

    Raises MissingTool without the library, EncodeError where it refuses.
    """
    try:
        import c2pa
    except ImportError as error:
        raise MissingTool("content credentials need a library: pip install c2pa-python") from error
    info = c2pa.C2paSignerInfo(c2pa.C2paSigningAlg.ES256, by.chain, by.key, None)
    try:
        with (
            c2pa.Signer.from_info(info) as signer,
            c2pa.Builder.from_json(json.dumps(_claims(title, agent, parts))) as builder,
        ):
            builder.sign_file(str(source), str(target), signer)
    except c2pa.C2paError as error:
        raise EncodeError(f"{target.name}: it could not be signed: {error}") from error


def _claims(title: str, agent: str, parts: Sequence[Part]) -> dict[str, Any]:
    name, _, version = agent.partition(" ")
    created = {
        "action": "c2pa.created",
        "softwareAgent": {"name": name, "version": version},
        "digitalSourceType": f"{_TYPES}compositeSynthetic",
    }
    told = [
        {"part": p.part, "how": p.how, "by": p.by, "digitalSourceType": f"{_TYPES}{p.made}"}
        for p in parts
    ]
    return {
        "claim_generator_info": [{"name": name, "version": version}],
        "title": title,
        "format": "video/mp4",
        "assertions": [
            {"label": "c2pa.actions.v2", "data": {"actions": [created]}},
            {"label": PARTS_LABEL, "data": {"parts": told}},
        ],
    }


def new_identity() -> Identity:
    """A key of our own, certified by an authority of our own that then forgets its key.

    Raises MissingTool without the library.
    """
    try:
        from cryptography import x509
        from cryptography.hazmat.primitives import serialization
        from cryptography.hazmat.primitives.asymmetric import ec
    except ImportError as error:
        msg = "content credentials need a library: pip install cryptography"
        raise MissingTool(msg) from error
    authority, own = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    root = _certificate("Storyreel on this machine", authority, None, None)
    leaf = _certificate("Storyreel film", own, root, authority)
    pem = serialization.Encoding.PEM
    key = own.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    assert isinstance(leaf, x509.Certificate)  # noqa: S101 - for the type checker
    return Identity(key, leaf.public_bytes(pem) + root.public_bytes(pem))


def _certificate(name: str, key: Any, issuer: Any, issuer_key: Any) -> Any:  # noqa: ANN401
    """A certificate after the C2PA profile; its own issuer where none is given."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

    authority = issuer is None
    called = [x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Storyreel"),
              x509.NameAttribute(NameOID.COMMON_NAME, name)]  # fmt: skip
    subject = x509.Name(called)
    signing = key if authority else issuer_key
    usage = x509.KeyUsage(
        digital_signature=not authority, content_commitment=False, key_encipherment=False,
        data_encipherment=False, key_agreement=False, key_cert_sign=authority, crl_sign=authority,
        encipher_only=False, decipher_only=False,
    )  # fmt: skip
    built = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject if authority else issuer.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_SINCE)
        .not_valid_after(_UNTIL)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key()),
            critical=False,
        )
    )
    if not authority:
        purposes = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION])
        built = built.add_extension(purposes, critical=False)
    return built.sign(signing, hashes.SHA256())
