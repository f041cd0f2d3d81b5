export { EmptyBag, EmptyLabel, EmptyParcel, EmptyStall } from "./trade";
export { EmptyBell, EmptyHeart, EmptyLetters, EmptyPaper, EmptySearch, EmptyStars } from "./words";
