"""Storyreel's store: cache keys, blobs, documents and durable jobs; it knows no film.

Enters: bytes, JSON documents, and graphs of jobs. Leaves: the same bytes, documents and results,
across kills and runs. States and events have modules of their own (`storage.states`,
`storage.events`), because a job and the news of it may both be Failed.
"""

from storage.blobs import Blobs, Digest
from storage.job_table import JobTable
from storage.jobs import Graph, Job, JobHandle, JobId
from storage.keys import key
from storage.projects import Project, Revision
from storage.publish import publish, write_whole
from storage.runner import JobsFailed, Outcome, Runner
from storage.states import Result
from storage.tasks import Context, Task

__all__ = [
    "Blobs",
    "Context",
    "Digest",
    "Graph",
    "Job",
    "JobHandle",
    "JobId",
    "JobTable",
    "JobsFailed",
    "Outcome",
    "Project",
    "Result",
    "Revision",
    "Runner",
    "Task",
    "key",
    "publish",
    "write_whole",
]
