import { type Progress, ProgressLocation, window } from "vscode";
import { plainText } from "./plainText.ts";

/** A blink: what is over sooner shows no notification, which would only flash up. Milliseconds. */
const blink = 600;

/** A list that is loading, in the view's own progress; with Cancel where it takes longer than a blink. */
export async function loadingInView(
  viewId: string,
  title: string,
  load: { readonly run: () => Promise<unknown>; readonly cancel: () => void },
): Promise<void> {
  const run = (): Promise<void> =>
    cancellable(title, async (signal) => {
      signal.addEventListener("abort", load.cancel, { once: true });
      await load.run();
    });
  await window.withProgress({ location: { viewId } }, run);
}

/** Tells how far a task has come. */
export type Report = (message: string) => void;

/** Runs a task that can be cancelled; a progress with Cancel appears when it takes longer than a blink. */
export async function cancellable<T>(
  title: string,
  task: (signal: AbortSignal, report: Report) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let message: string | undefined;
  let shown: Progress<{ message?: string }> | undefined;
  const running = task(controller.signal, (text) => {
    message = plainText(text);
    shown?.report({ message });
  });
  const timer = setTimeout(() => {
    const location = ProgressLocation.Notification;
    const options = { location, title: plainText(title), cancellable: true };
    void window.withProgress(options, async (progress, token) => {
      shown = progress;
      if (message !== undefined) progress.report({ message });
      const listening = token.onCancellationRequested(() => controller.abort());
      // Its outcome belongs to the caller; here it only ends the notification.
      await running.then(
        () => undefined,
        () => undefined,
      );
      listening.dispose();
    });
  }, blink);
  try {
    return await running;
  } finally {
    clearTimeout(timer);
  }
}
