export { subscribe } from "./hub";
export { topicVersion } from "./queries";
