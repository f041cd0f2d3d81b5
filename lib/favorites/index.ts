export { setFavorite } from "./commands";
export { type FavoriteInput, favoriteInput } from "./input";
export { type Favorite, type FavoriteState, listFavoriteSlugs, listFavorites } from "./queries";
