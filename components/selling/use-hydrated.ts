"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** False on the server and while its page is taken over, true once scripts run. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
