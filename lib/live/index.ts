export { subscribe } from "./hub";
export { topicVersion } from "./queries";
export { enterScreen } from "./screens";
