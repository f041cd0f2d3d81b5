import fc from "fast-check";
import { expect, test } from "vitest";
import { type Frame, largest, movedBy, movedTo, pulled, reshaped } from "./crop-frame";

const SQUARE_OF_WIDE = { aspect: 2, ratio: 1, least: 0.1 };

test("begins as the largest of its shape, in the middle", () => {
  expect(largest(SQUARE_OF_WIDE)).toEqual({ x: 0.25, y: 0, width: 0.5, height: 1 });
  expect(largest({ aspect: 0.5, ratio: 4 / 3, least: 0.1 })).toMatchObject({ x: 0, width: 1, height: 0.375 });
});

test("moves to where it is sent and stops at the edge", () => {
  const frame = reshaped(largest(SQUARE_OF_WIDE), SQUARE_OF_WIDE, 0.2);
  const there = movedTo(frame, 0.3, 0.5);
  expect([there.x, there.y]).toEqual([expect.closeTo(0.2), expect.closeTo(0.3)]);
  const corner = movedBy(frame, -1, 1);
  expect([corner.x, corner.y]).toEqual([0, expect.closeTo(0.6)]);
});

test("stays within the picture and keeps its shape, whatever is done with it", () => {
  const share = fc.double({ min: -1.5, max: 1.5, noNaN: true });
  const act = fc.record({
    kind: fc.constantFrom("move", "to", "pull", "resize", "shape"),
    a: share,
    b: share,
  });
  const size = fc.double({ min: 0.2, max: 5, noNaN: true });
  fc.assert(
    fc.property(size, fc.array(act, { maxLength: 12 }), (aspect, acts) => {
      let shape = { aspect, ratio: 1, least: 0.2 };
      let frame: Frame = largest(shape);
      for (const { kind, a, b } of acts) {
        if (kind === "move") frame = movedBy(frame, a, b);
        if (kind === "to") frame = movedTo(frame, a, b);
        if (kind === "pull") frame = pulled(frame, a, shape);
        if (kind === "resize") frame = reshaped(frame, shape, a);
        if (kind === "shape") {
          shape = { ...shape, ratio: a > 0 ? 4 / 3 : 1 };
          frame = reshaped(frame, shape);
        }
        expect(Math.min(frame.x, frame.y)).toBeGreaterThanOrEqual(-1e-9);
        expect(Math.max(frame.x + frame.width, frame.y + frame.height)).toBeLessThanOrEqual(1 + 1e-9);
        expect((frame.width * aspect) / frame.height).toBeCloseTo(shape.ratio, 5);
      }
    }),
  );
});
