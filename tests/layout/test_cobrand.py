"""Lockup, emblem and partners together: the emblem is never the small one, nothing overlaps, all lies on the canvas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.geometry import Box
from toolkit.layout.cobrand import CoBrand, alone, cobranded, with_partners
from toolkit.layout.house import House
from toolkit.layout.items import Fill, Mark
from toolkit.layout.lockup import LAYOUTS, VARIANTS, LogoLayout, Variant, lockup
from toolkit.layout.logo import Logo

FUNDING = "eu-cofunded"
INK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
ASPECTS = st.lists(st.floats(0.1, 12), min_size=1, max_size=12)


def logos(aspects: list[float], *, dark: bool = True) -> list[Logo]:
    return [Logo(f"partner {number}", aspect, INK, dark=dark) for number, aspect in enumerate(aspects)]


def of(made: CoBrand, *kinds: str) -> list[Mark]:
    return [mark for mark in made.marks if mark.kind in kinds]


def canvas(made: CoBrand) -> Box:
    return Box(0, 0, made.drawing.width, made.drawing.height)


def apart(a: Box, b: Box) -> float:
    """The free room between two boxes."""
    return max(b.x - a.right, a.x - b.right, b.y - a.bottom, a.y - b.bottom)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("region", [None, "kainuu", "pohjois-pohjanmaa"])
def test_alone_it_has_its_clear_space_on_all_sides(house: House, region: str | None, layout: LogoLayout) -> None:
    made, drawn = alone(house, region, layout, "positive", "fi"), lockup(house, region, layout, "positive", "fi")
    clear = house.brand.logos.clear_space
    assert (made.width, made.height) == pytest.approx((drawn.width + 2 * clear, drawn.height + 2 * clear))


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("region", [None, "kainuu", "pohjois-pohjanmaa"])
class TestWithTheEmblem:
    def test_it_is_as_tall_or_as_wide_as_the_lockup(
        self, house: House, region: str | None, layout: LogoLayout, variant: Variant
    ) -> None:
        made = cobranded(house, region, layout, variant, "fi", FUNDING)
        (logo,), (flag,) = of(made, "lockup", "symbol"), of(made, "emblem")
        assert flag.box.height >= logo.box.height - 1e-9 or flag.box.width >= logo.box.width - 1e-9
        if layout != "stacked":
            assert flag.box.height >= logo.box.height - 1e-9

    def test_it_stands_beside_the_lockup_never_in_it(
        self, house: House, region: str | None, layout: LogoLayout, variant: Variant
    ) -> None:
        made = cobranded(house, region, layout, variant, "fi", FUNDING)
        (logo,) = of(made, "lockup", "symbol")
        for mark in of(made, "emblem", "statement"):
            assert apart(logo.box, mark.box) >= max(logo.clear, made.marks[1].clear) - 1e-9
            assert canvas(made).holds(mark.box)

    def test_both_share_a_middle_line(self, house: House, region: str | None, layout: LogoLayout, variant: Variant) -> None:
        made = cobranded(house, region, layout, variant, "fi", FUNDING)
        (logo,), (flag,) = of(made, "lockup", "symbol"), of(made, "emblem")
        axis = 0 if layout == "stacked" else 1
        assert logo.box.center[axis] == pytest.approx(flag.box.center[axis])

    def test_only_the_negative_has_a_white_border(
        self, house: House, region: str | None, layout: LogoLayout, variant: Variant
    ) -> None:
        made = cobranded(house, region, layout, variant, "fi", FUNDING)
        (flag,) = of(made, "emblem")
        fills = [item.box for item in made.drawing.items if isinstance(item, Fill) and item.role == "emblem"]
        bordered = any(box.width > flag.box.width + 1e-6 for box in fills)
        assert bordered == (variant == "negative")
        assert all(canvas(made).holds(box) for box in fills)


@given(ASPECTS, st.sampled_from(LAYOUTS), st.sampled_from(VARIANTS), st.booleans())
def test_the_emblem_is_at_least_as_tall_or_wide_as_every_other_logo(
    house: House, aspects: list[float], layout: LogoLayout, variant: Variant, dark: bool
) -> None:
    made = with_partners(house, "kainuu", layout, variant, "fi", FUNDING, logos(aspects, dark=dark))
    (flag,) = of(made, "emblem")
    assert len(of(made, "partner")) == len(aspects)
    for logo in of(made, "lockup", "symbol", "partner"):
        assert flag.box.height >= logo.box.height - 1e-9 or flag.box.width >= logo.box.width - 1e-9


@given(ASPECTS, st.sampled_from(LAYOUTS), st.sampled_from(VARIANTS), st.booleans())
def test_nothing_overlaps_and_everything_lies_on_the_canvas(
    house: House, aspects: list[float], layout: LogoLayout, variant: Variant, dark: bool
) -> None:
    made = with_partners(house, "pohjois-karjala", layout, variant, "sv", FUNDING, logos(aspects, dark=dark))
    plates = [item.box for item in made.drawing.items if isinstance(item, Fill) and item.role == "partner"]
    boxes = [mark.box for mark in made.marks if not (plates and mark.kind == "partner")] + plates
    for place, box in enumerate(boxes):
        assert canvas(made).holds(box)
        assert not any(box.inset(1e-9).meets(other) for other in boxes[place + 1 :])


@given(ASPECTS, st.sampled_from(LAYOUTS))
def test_partners_keep_out_of_the_emblem_s_clear_space(house: House, aspects: list[float], layout: LogoLayout) -> None:
    made = with_partners(house, None, layout, "negative", "en", FUNDING, logos(aspects))
    (flag,) = of(made, "emblem")
    for mark in of(made, "partner"):
        assert all(apart(mark.box, zone.box) >= flag.clear - 1e-9 for zone in of(made, "emblem", "statement"))


@pytest.mark.parametrize(("variant", "dark", "plates"), [("negative", True, 3), ("negative", False, 0), ("positive", True, 0)])
def test_dark_logos_stand_on_white_plates_where_the_ground_is_dark(
    house: House, variant: Variant, dark: bool, plates: int
) -> None:
    made = with_partners(house, "kainuu", "horizontal", variant, "fi", FUNDING, logos([1, 2, 4], dark=dark))
    assert sum(isinstance(item, Fill) and item.role == "partner" for item in made.drawing.items) == plates


def test_wide_logos_are_lower_than_round_ones(house: House) -> None:
    round_one, wide = of(with_partners(house, None, "horizontal", "positive", "fi", FUNDING, logos([1, 6])), "partner")
    assert wide.box.height < round_one.box.height
    assert wide.box.width < 6 * round_one.box.width


def test_twelve_partners_stand_in_two_rows_as_wide_as_lockup_and_emblem(house: House) -> None:
    made = with_partners(house, "kainuu", "horizontal", "positive", "fi", FUNDING, logos([2.0] * 12))
    partners, (statement,) = of(made, "partner"), of(made, "statement")
    assert len({round(mark.box.center.y, 6) for mark in partners}) == 2
    assert max(mark.box.right for mark in partners) == pytest.approx(statement.box.right)


class TestBelowAStackedLockup:
    def made(self, house: House, count: int) -> CoBrand:
        return with_partners(house, "kainuu", "stacked", "positive", "fi", FUNDING, logos([2.0] * count))

    def test_the_emblem_is_as_wide_as_the_lockup_and_does_not_dwarf_it(self, house: House) -> None:
        (logo,), (flag,) = (of(self.made(house, 3), kind) for kind in ("lockup", "emblem"))
        assert flag.box.width == pytest.approx(logo.box.width)
        assert flag.box.height < logo.box.height

    @pytest.mark.parametrize(("count", "lines"), [(1, 1), (3, 1), (7, 2), (12, 2)])
    def test_rows_stand_below_both_on_the_middle_line(self, house: House, count: int, lines: int) -> None:
        made = self.made(house, count)
        partners, others = of(made, "partner"), of(made, "lockup", "emblem", "statement")
        assert all(mark.box.y > max(other.box.bottom for other in others) for mark in partners)
        rows = {round(mark.box.center.y, 6) for mark in partners}
        assert len(rows) == lines
        for y in rows:
            row = [mark.box for mark in partners if round(mark.box.center.y, 6) == y]
            assert (row[0].x + row[-1].right) / 2 == pytest.approx(made.drawing.width / 2)

    def test_many_reach_out_rather_than_become_too_small_to_read(self, house: House) -> None:
        heights = [mark.box.height for mark in of(self.made(house, 12), "partner")]
        assert min(heights) > 0.4
