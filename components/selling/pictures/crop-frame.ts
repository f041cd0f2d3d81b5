/** The part of a picture that stays, in shares of its width and height, from its left and its top. */
export type Frame = { x: number; y: number; width: number; height: number };
/** `aspect`: of the picture, `ratio`: of the frame; both width by height in pixels. `least`: of the frame's width. */
export type Shape = { aspect: number; ratio: number; least: number };

const within = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);
const most = ({ aspect, ratio }: Shape) => Math.min(1, ratio / aspect);

/** A frame of that width, or the nearest that fits, around a point. */
function around(x: number, y: number, wished: number, shape: Shape): Frame {
  const width = within(wished, Math.min(shape.least, most(shape)), most(shape));
  const height = Math.min(1, (width * shape.aspect) / shape.ratio);
  return { x: within(x - width / 2, 0, 1 - width), y: within(y - height / 2, 0, 1 - height), width, height };
}

const middle = ({ x, y, width, height }: Frame) => [x + width / 2, y + height / 2] as const;

/** The largest frame of that shape, in the middle. */
export const largest = (shape: Shape): Frame => around(0.5, 0.5, 1, shape);

/** Another shape, or another width, around the same point. */
export const reshaped = (frame: Frame, shape: Shape, width = frame.width): Frame =>
  around(...middle(frame), width, shape);

export const movedBy = (frame: Frame, dx: number, dy: number): Frame => ({
  ...frame,
  x: within(frame.x + dx, 0, 1 - frame.width),
  y: within(frame.y + dy, 0, 1 - frame.height),
});

export const movedTo = (frame: Frame, x: number, y: number): Frame =>
  movedBy(frame, x - frame.width / 2 - frame.x, y - frame.height / 2 - frame.y);

/** Made wider or narrower from its corner at the bottom; what lies at the top left stays. */
export function pulled(frame: Frame, dx: number, shape: Shape): Frame {
  const room = Math.min(1 - frame.x, ((1 - frame.y) * shape.ratio) / shape.aspect);
  const width = within(frame.width + dx, Math.min(shape.least, room), room);
  return { ...frame, width, height: (width * shape.aspect) / shape.ratio };
}
