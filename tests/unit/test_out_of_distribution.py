"""Whether a picture is like those that the network knows."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imgrec import cifar10
from imgrec.images import to_image
from imgrec.neighbours import nearest
from imgrec.network import SHIPPED, Network, shipped_network
from imgrec.out_of_distribution import Detector, Statistics, auroc, detector_for, fit
from imgrec.picture_statistics import picture_statistics
from imgrec.trace import dense_many, trace

scores = st.lists(st.integers(0, 8), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def network() -> Network:
    return shipped_network("wiki")


@pytest.fixture(scope="module")
def detector(network: Network) -> Detector:
    found = detector_for(network)
    assert found is not None
    return found


@given(scores, scores)
def test_auroc_is_the_share_of_pairs_in_which_the_outside_picture_scores_higher(
    inside: list[int], outside: list[int]
) -> None:
    won = sum((o > i) + (o == i) / 2 for i in inside for o in outside)

    found = auroc(np.asarray(inside, float), np.asarray(outside, float))

    assert found == pytest.approx(won / len(inside) / len(outside))


def test_strangeness_is_the_logarithm_of_the_squared_mahalanobis_distance() -> None:
    known = np.random.default_rng(2).normal(size=(50, 4)) @ np.diag([1.0, 5.0, 0.2, 2.0])
    away = known[:7] - known.mean(axis=0)
    squares = np.einsum("ni,ij,nj->n", away, np.linalg.inv(np.cov(known, rowvar=False)), away)

    found = Statistics.of(known).strangeness(known[:7])

    np.testing.assert_allclose(found, np.log(squares))


def test_the_score_counts_the_statistics_twice_and_the_fifth_neighbour_once(
    network: Network, detector: Detector
) -> None:
    traced = trace(network, to_image(cifar10.samples()[0].pixels))
    strange = detector.statistics.strangeness(picture_statistics(traced.image[None]))[0]
    far = nearest(network, traced)[4].distance

    verdict = detector.judge(traced)

    strange_steps = (strange - detector.strangeness.mean) / detector.strangeness.spread
    far_steps = (far - detector.distance.mean) / detector.distance.spread
    assert verdict.score == pytest.approx((2 * strange_steps + far_steps) / 3, abs=1e-4)


@pytest.mark.parametrize("name", SHIPPED)
def test_no_sample_is_called_outside_and_a_blank_picture_is(name: str) -> None:
    network = shipped_network(name)
    found = detector_for(network)
    assert found is not None

    verdicts = [found.judge(trace(network, to_image(s.pixels))) for s in cifar10.samples()]
    blank = found.judge(trace(network, np.full((32, 32, 3), 0.5, np.float32)))

    assert not any(verdict.outside for verdict in verdicts)
    assert blank.outside
    assert blank.score > blank.threshold == found.threshold
    assert blank.false_alarm_rate == 0.05


def test_the_score_of_many_is_the_score_of_each(network: Network, detector: Detector) -> None:
    images = to_image(cifar10.load("bundled").x_train[:5])

    together = detector.scores(images, dense_many(network, images))

    alone = [detector.judge(trace(network, image)).score for image in images]
    np.testing.assert_allclose(together, alone, atol=1e-4)


def test_a_fitted_detector_errs_on_the_asked_share_of_the_pictures_that_set_its_threshold(
    network: Network,
) -> None:
    images = to_image(cifar10.load("bundled").x_train[:400])

    fitted = fit(network, images, rate=0.1)

    rest = images[1::2]
    share = (fitted.scores(rest, dense_many(network, rest)) > fitted.threshold).mean()
    assert share == pytest.approx(0.1, abs=1 / len(rest))
    assert fitted.false_alarm_rate == 0.1


def test_other_networks_have_no_detector(network: Network) -> None:
    assert detector_for(replace(network, id="0123456789ab")) is None
    assert detector_for(replace(network, name="mine")) is None
