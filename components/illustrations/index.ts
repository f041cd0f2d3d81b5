export { EmptyBag, EmptyLabel, EmptyParcel, EmptyStall } from "./trade";
export { EmptyBell, EmptyHeart, EmptyLetters, EmptyPaper, EmptyStars } from "./words";
