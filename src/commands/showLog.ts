import type { Dependencies } from "./dependencies.ts";

/** Shows the extension's output channel. */
export function showLog({ log }: Pick<Dependencies, "log">) {
  return async (): Promise<void> => {
    await Promise.resolve();
    log.show();
  };
}
