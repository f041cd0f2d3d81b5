export {
  deleteOldNotifications,
  openNotification,
  readAllNotifications,
  readNotificationsAt,
  savePreferences,
  unsubscribe,
} from "./commands";
export { notificationId, preferencesInput } from "./input";
export { type Notice, notify } from "./notify";
export { tellOrderEvents } from "./outbox";
export { countUnread, getPreferences, languageOf, listNotifications, type NotificationLine } from "./queries";
export { sendDueMails } from "./send";
export { type NotificationData, type NotificationType, TOPICS, type Topic } from "./types";
export { readUnsubscribe, unsubscribeQuery } from "./unsubscribe";
