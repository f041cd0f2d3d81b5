/** Far more than a person has tabs; each open screen costs a connection, and a query at each change. */
export const MOST_SCREENS = 20;

/** Counts the open screens of each person in this process. */
export function createScreens(most = MOST_SCREENS) {
  const open = new Map<string, number>();
  return {
    /** Counts one more; returns what counts it off again, or null where the person has too many. */
    enter(userId: string): (() => void) | null {
      const now = open.get(userId) ?? 0;
      if (now >= most) return null;
      open.set(userId, now + 1);
      let left = false;
      return () => {
        if (left) return;
        left = true;
        const rest = (open.get(userId) ?? 1) - 1;
        if (rest === 0) open.delete(userId);
        else open.set(userId, rest);
      };
    },
  };
}

const screens = createScreens();

/** The counter of this process. */
export const enterScreen = (userId: string) => screens.enter(userId);
