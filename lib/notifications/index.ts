export { type Notice, notify } from "./notify";
export { type NotificationData, type NotificationType, TOPICS, type Topic } from "./types";
