import { ProgressLocation, window } from "vscode";

/** Shows the view's own progress bar while a task runs. */
export async function inView<T>(viewId: string, task: () => Promise<T>): Promise<T> {
  return window.withProgress({ location: { viewId } }, task);
}

/** Shows a progress that can be cancelled, for what may take longer than a blink. */
export async function cancellable<T>(
  title: string,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (_progress, token) => {
      const controller = new AbortController();
      const listening = token.onCancellationRequested(() => controller.abort());
      try {
        return await task(controller.signal);
      } finally {
        listening.dispose();
      }
    },
  );
}
