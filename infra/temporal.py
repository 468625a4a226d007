"""The connection to Temporal: one plugin that gives client, worker and replayer the same converter (DESIGN D34)."""

import logging
from datetime import timedelta
from functools import cache

from temporalio.client import Client
from temporalio.converter import DataConverter, PayloadCodec
from temporalio.plugin import SimplePlugin
from temporalio.runtime import (
    LogForwardingConfig,
    LoggingConfig,
    PrometheusConfig,
    Runtime,
    TelemetryConfig,
    TelemetryFilter,
)
from temporalio.service import TLSConfig

from infra.codec import EncryptingCodec, PayloadKeys, SealedFailureConverter
from infra.converter import SharedPydanticConverter
from infra.settings import Settings

_CONNECT_TIMEOUT = timedelta(seconds=10)


def payload_codec(settings: Settings) -> EncryptingCodec:
    """Return the codec with the installation's keys.

    A file that the settings name has to exist: two machines that each made their own could not read each other.
    """
    path = settings.payload_keys_path
    keys = PayloadKeys(path) if settings.payload_keys else PayloadKeys.made_on_first_use(path)
    return EncryptingCodec(keys)


def data_converter(codec: PayloadCodec | None) -> DataConverter:
    """Return pydantic's converter with failures sealed, and payloads encrypted by `codec`."""
    return DataConverter(
        payload_converter_class=SharedPydanticConverter,
        payload_codec=codec,
        failure_converter_class=SealedFailureConverter,
    )


def plugin(codec: PayloadCodec | None) -> SimplePlugin:
    """Return what client, worker and replayer are given alike.

    A worker takes the converter from its client: give the plugin to the client, and to a `Replayer`, which has none.
    """
    return SimplePlugin("caseclock", data_converter=data_converter(codec))


@cache
def runtime(*, metrics_bind: str | None) -> Runtime:
    """Return an SDK runtime that logs through `logging` and shows its metrics for Prometheus at `metrics_bind`.

    Each runtime has its own threads, so the same one is returned for the same address.
    """
    metrics = PrometheusConfig(
        bind_address=metrics_bind, counters_total_suffix=True, unit_suffix=True, durations_as_seconds=True
    ) if metrics_bind else None  # fmt: skip
    forwarding = LogForwardingConfig(
        logger=logging.getLogger("temporalio.core"), append_target_to_name=False, append_log_fields_to_message=False
    )
    log_filter = TelemetryFilter(core_level="WARN", other_level="ERROR")
    logs = LoggingConfig(filter=log_filter, forwarding=forwarding)
    return Runtime(telemetry=TelemetryConfig(logging=logs, metrics=metrics))


async def connect(
    settings: Settings, *, sdk_metrics: bool = False, codec: PayloadCodec | None = None, lazy: bool = False
) -> Client:
    """Connect to the cluster that the settings name, with encryption of payloads.

    `sdk_metrics` opens the exposition of SDK metrics (worker). `lazy` connects at the first call, so that an API
    can start while Temporal is away. Raises `ConfigurationError` without an address, `RuntimeError` when no server
    answers there.
    """
    return await Client.connect(
        settings.require_temporal_address(),
        namespace=settings.temporal_namespace,
        api_key=settings.temporal_api_key.get_secret_value() if settings.temporal_api_key else None,
        tls=tls(settings),
        plugins=[plugin(codec or payload_codec(settings))],
        runtime=runtime(metrics_bind=settings.sdk_metrics_bind if sdk_metrics else None),
        connect_timeout=_CONNECT_TIMEOUT,
        lazy=lazy,
    )


def tls(settings: Settings) -> TLSConfig | bool:
    """Return how the connection is encrypted; the files are read now, so that a missing one shows at once."""
    if not settings.uses_temporal_tls:
        return False
    return TLSConfig(
        server_root_ca_cert=settings.temporal_tls_ca.read_bytes() if settings.temporal_tls_ca else None,
        domain=settings.temporal_tls_server_name,
        client_cert=settings.temporal_tls_cert.read_bytes() if settings.temporal_tls_cert else None,
        client_private_key=settings.temporal_tls_key.read_bytes() if settings.temporal_tls_key else None,
    )
