"""What ComfyUI servers were seen to do, each as a test."""

import threading
import time
from pathlib import Path

import numpy as np
import pytest
from starlette.responses import JSONResponse, RedirectResponse, Response

from renderers.backends.comfyui.events import Events
from renderers.backends.comfyui.job import ATTEMPTS, Pace, numbered
from renderers.backends.comfyui.server import Server
from renderers.backends.comfyui.wire import Limits, Wire
from renderers.generative.errors import GenerationCancelled, ServerFault
from tests.renderers.backends.comfyui.asked import CLIP, PICTURE, QUICK, STILL, backend, clip, still
from tests.renderers.backends.comfyui.comfy_server import ComfyServer, Habits, dripping


def test_the_history_may_be_empty_after_the_success(tmp_path: Path) -> None:
    with ComfyServer(Habits(late_history=3)) as server:
        assert backend(server, tmp_path).still(STILL, still()).pictures.any()
        assert len(server.submitted) == 1


def test_node_errors_under_status_200_are_a_failure(tmp_path: Path) -> None:
    text = {"text": "a", "clip": ["1", 1]}
    graph = {
        "1": {"class_type": "CheckpointLoaderSimple",
              "inputs": {"ckpt_name": "sd_xl_base_1.0.safetensors"}},
        "2": {"class_type": "EmptyLatentImage",
              "inputs": {"width": 64, "height": 64, "batch_size": 1}},
        "3": {"class_type": "VAEDecode", "inputs": {"samples": ["2", 0], "vae": ["1", 2]}},
        "4": {"class_type": "SaveImage", "inputs": {"images": ["3", 0], "filename_prefix": "a"}},
        "5": {"class_type": "LoadImage", "inputs": {"image": "absent.png"}},
        "6": {"class_type": "SaveImage", "inputs": {"images": ["5", 0], "filename_prefix": "b"}},
        "7": {"class_type": "CLIPTextEncode", "inputs": text},
    }  # fmt: skip
    with ComfyServer() as running, Wire(running.address) as wire:
        with pytest.raises(ServerFault, match=r"node 5 \(LoadImage\): Invalid image file: absent"):
            Server(wire).submit(graph, "job", "me")
        assert running.submitted == ["job"]  # it had begun with what was left


def test_deleted_files_of_a_cached_answer_are_made_again(tmp_path: Path) -> None:
    with ComfyServer() as server:
        comfy = backend(server, tmp_path)
        first = comfy.still(STILL, still()).pictures
        server.saved.clear()
        assert np.array_equal(comfy.still(STILL, still()).pictures, first)
        assert len(set(server.submitted)) == 2
        folders = {name for _, name in server.saved}
        assert all(number in "".join(folders) for number in server.submitted[1:])


def test_files_that_vanish_each_time_end_in_a_fault(tmp_path: Path) -> None:
    with ComfyServer(Habits(answers={"/view": Response(status_code=404)})) as server:
        with pytest.raises(ServerFault, match="its files were gone each time"):
            backend(server, tmp_path).still(STILL, still())
        assert len(server.submitted) == ATTEMPTS


def test_after_a_kill_a_job_is_found_in_the_queue_and_in_the_history(tmp_path: Path) -> None:
    with ComfyServer(Habits(step_s=0.1)) as server:
        killed = threading.Thread(target=_alone, args=(server, tmp_path))
        killed.start()
        while not server.running:
            time.sleep(0.005)
        found = backend(server, tmp_path).still(STILL, still()).pictures  # from the queue
        killed.join()
        again = backend(server, tmp_path).still(STILL, still()).pictures  # from the history
        assert np.array_equal(found, again)
        assert len(server.submitted) == 1


def _alone(server: ComfyServer, folder: Path) -> None:
    backend(server, folder).still(STILL, still())


def test_our_number_is_honoured_and_made_of_the_work(tmp_path: Path) -> None:
    assert numbered("a", 0) == numbered("a", 0) != numbered("a", 1)
    with ComfyServer() as server:
        made = backend(server, tmp_path).still(STILL, still())
        assert server.submitted == [numbered(made.provenance["job"], 0)]
        assert set(server.history) == set(server.submitted)


def test_a_failure_of_an_earlier_run_does_not_stand_for_ever(tmp_path: Path) -> None:
    with ComfyServer(Habits(fails="KSampler")) as server:
        comfy = backend(server, tmp_path)
        with pytest.raises(ServerFault, match=r"node 9 \(KSampler\): RuntimeError: CUDA out of"):
            comfy.still(STILL, still())
        server.habits.fails = ""
        assert comfy.still(STILL, still()).pictures.any()
        assert len(server.submitted) == 2


def test_a_name_that_is_taken_comes_back_as_another(tmp_path: Path) -> None:
    with ComfyServer() as server, Wire(server.address) as wire:
        assert wire.upload("bg.png", b"a").name == "bg.png"
        assert wire.upload("bg.png", b"b").name == "bg (1).png"
    with ComfyServer() as server:
        comfy = backend(server, tmp_path)
        wanted = comfy.still(STILL, still(picture=PICTURE)).pictures
        taken = dict.fromkeys(server.files, b"somebody else's")
    with ComfyServer() as server:
        server.files |= taken
        made = backend(server, tmp_path).still(STILL, still(picture=PICTURE)).pictures
        assert np.array_equal(made, wanted)
        assert any("(1)" in name for name in server.files)


def test_a_workflow_in_the_form_of_the_page_is_refused_in_its_words() -> None:
    with (
        ComfyServer() as running,
        Wire(running.address) as wire,
        pytest.raises(ServerFault, match="missing the class_type property"),
    ):
        Server(wire).submit({"nodes": {"id": 1}}, "job", "me")


def test_a_model_that_is_not_there_is_refused_in_its_words() -> None:
    node = {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "absent.safetensors"}}
    save = {"class_type": "SaveImage", "inputs": {"images": ["1", 0], "filename_prefix": "a"}}
    with (
        ComfyServer() as running,
        Wire(running.address) as wire,
        pytest.raises(ServerFault, match="Value not in list: ckpt_name: 'absent"),
    ):
        Server(wire).submit({"1": node, "2": save}, "job", "me")


@pytest.mark.parametrize("jobs", [False, True])
def test_a_cancelled_job_is_stopped_there(tmp_path: Path, *, jobs: bool) -> None:
    with ComfyServer(Habits(held=True, tells_jobs=jobs)) as server:
        with pytest.raises(GenerationCancelled):
            backend(server, tmp_path).still(STILL, still(), cancel=lambda: bool(server.running))
        assert server.interrupted == set(server.submitted)
        assert _until(lambda: not server.running)


def test_a_job_that_waits_is_taken_out_of_the_queue_and_others_go_on(tmp_path: Path) -> None:
    with ComfyServer(Habits(held=True)) as server:
        first = threading.Thread(target=_alone, args=(server, tmp_path))
        first.start()
        assert _until(lambda: bool(server.running))
        with pytest.raises(GenerationCancelled):
            backend(server, tmp_path).still(
                STILL, still(seed=8), cancel=lambda: bool(server.pending)
            )
        server.habits.held = False
        first.join()
        assert not server.interrupted
        assert len(server.history) == 1


def test_newer_servers_are_asked_for_jobs_and_older_ones_for_their_queue(tmp_path: Path) -> None:
    for jobs in (False, True):
        with ComfyServer(Habits(tells_jobs=jobs, step_s=0.02)) as server:
            backend(server, tmp_path).still(STILL, still())
            assert ("GET /queue" in server.requests) is not jobs
            assert server.requests.count("GET /api/jobs") == 1


def test_progress_comes_by_websocket_and_others_hear_status_alone(tmp_path: Path) -> None:
    heard: list[float] = []
    with ComfyServer(Habits(held=True)) as server:

        def follow(share: float, doing: str) -> None:
            heard.append(share)
            server.habits.held = len(heard) < 5

        with Events(server.address, "somebody-else") as other:
            made = backend(server, tmp_path).still(STILL, still(), follow)
            assert other.next(5.0) is not None
            assert set(server.told["somebody-else"]) == {"status"}
    assert made.pictures.any()
    assert len(set(heard)) > 4
    assert heard == sorted(heard)
    assert heard[-1] == 1.0


@pytest.mark.parametrize("habits", [Habits(no_websocket=True), Habits(broken_websocket=2)])
def test_without_a_websocket_it_is_asked_again_and_again(tmp_path: Path, habits: Habits) -> None:
    with ComfyServer(habits) as server:
        assert backend(server, tmp_path).clip(CLIP, clip()).pictures.any()


def test_a_server_that_dies_is_told_with_what_to_do(tmp_path: Path) -> None:
    with ComfyServer(Habits(held=True)) as server:
        comfy = backend(server, tmp_path)
        watcher = threading.Thread(target=_killed_at_work, args=(server,))
        watcher.start()
        with pytest.raises(ServerFault, match=r"silent for .* start it again, then run the same"):
            comfy.still(STILL, still())
        watcher.join()
    with pytest.raises(ServerFault, match=r"does not answer .* start it"):
        backend(server, tmp_path)


def _killed_at_work(server: ComfyServer) -> None:
    _until(lambda: bool(server.running))
    server.__exit__()


def test_a_server_that_starts_anew_gets_the_job_again(tmp_path: Path) -> None:
    patient = Pace(event_s=0.01, poll_s=0.02, forgets_s=0.3, down_s=20, most_s=60)
    made: list[object] = []
    with ComfyServer(Habits(held=True)) as server:
        comfy = backend(server, tmp_path, patient)
        work = threading.Thread(target=lambda: made.append(comfy.still(STILL, still())))
        work.start()
        assert _until(lambda: bool(server.running))
        port = server.port
    with ComfyServer(port=port) as server:
        work.join(30)
        assert len(made) == 1
        assert len(server.submitted) == 1


def test_a_server_that_forgets_each_time(tmp_path: Path) -> None:
    with (
        ComfyServer(Habits(lost=True)) as server,
        pytest.raises(ServerFault, match="was sent 4 times"),
    ):
        backend(server, tmp_path).still(STILL, still())


def test_models_are_let_go_where_the_server_can(tmp_path: Path) -> None:
    with ComfyServer() as server:
        backend(server, tmp_path).release()
        assert server.freed == [{"unload_models": True, "free_memory": True}]
    with ComfyServer(Habits(answers={"/free": Response(status_code=404)})) as server:
        backend(server, tmp_path).release()
        assert server.freed == []


def test_too_few_frames_and_a_job_without_end(tmp_path: Path) -> None:
    with (
        ComfyServer(Habits(short=True)) as server,
        pytest.raises(ServerFault, match=r"saved 8 of 9 frames"),
    ):
        backend(server, tmp_path).clip(CLIP, clip())
    with ComfyServer(Habits(held=True)) as server:
        hasty = Pace(event_s=0.01, poll_s=0.02, most_s=0.3)
        with pytest.raises(ServerFault, match="is not done after 0 s and was stopped"):
            backend(server, tmp_path, hasty).still(STILL, still())
        assert server.interrupted == set(server.submitted)


@pytest.mark.parametrize(
    ("path", "answer", "told"),
    [
        ("/system_stats", Response("<html>"), "is no JSON"),
        ("/system_stats", Response("[" * 200_000), "is no JSON"),
        ("/system_stats", JSONResponse([]), "tells of no system"),
        ("/system_stats", RedirectResponse("http://elsewhere/"), "refused with 307"),
        ("/system_stats", Response("no", 401), "refused with 401: no"),
        ("/system_stats", Response(b" " * (2 << 20)), "is larger than"),
        ("/system_stats", dripping(100, 0.1), "still answering after 1 s"),
        ("/system_stats", dripping(2, 5.0), "broke off"),
        ("/upload", JSONResponse({"name": None}), "names no file"),
        ("/view", Response(b"no picture"), "is no picture"),
        ("/view", Response(b" " * (5 << 20)), "is larger than"),
        ("/prompt", JSONResponse({"error": "no prompt", "node_errors": []}, 400), "no prompt"),
        ("/prompt", Response("crash", 500), "refused with 500: crash"),
    ],
)  # fmt: skip
def test_slow_huge_and_malformed_answers_are_bounded(
    tmp_path: Path, path: str, answer: Response, told: str
) -> None:
    limits = Limits(1 << 20, 1 << 22, connect_s=1, silence_s=0.4, answer_s=1)
    with (
        ComfyServer(Habits(answers={path: answer})) as server,
        pytest.raises(ServerFault, match=told),
    ):
        backend(server, tmp_path, QUICK, limits).still(STILL, still(picture=PICTURE))


@pytest.mark.parametrize("answer", [[], {"x": 1}, {"outputs": 3}, None])
def test_a_history_of_another_shape_is_no_answer(tmp_path: Path, answer: object) -> None:
    with (
        ComfyServer(Habits(answers={"/history": JSONResponse(answer)})) as server,
        pytest.raises(ServerFault, match="was sent 4 times"),
    ):
        backend(server, tmp_path).still(STILL, still())


def _until(true: object) -> bool:
    """Whether something comes true within a few seconds."""
    for _ in range(1000):
        if true():  # type: ignore[operator]
            return True
        time.sleep(0.01)
    return False
