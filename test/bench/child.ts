import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A Node process of its own, so that what is measured shares neither a heap nor a thread with the rest. */
export interface Child {
  /** One question at a time. */
  ask(question: object): Promise<unknown>;
  end(): Promise<void>;
}

/** Starts a file that calls `answerParent`. */
export function startChild(file: URL, ...execArgv: readonly string[]): Child {
  const child = fork(fileURLToPath(file), { execArgv: [...process.execArgv, ...execArgv] });
  const exited = once(child, "exit");
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        const ended = (code: number | null): void =>
          reject(new Error(`${file.pathname}: exit ${code}`));
        child.once("exit", ended);
        child.once("message", (answer) => {
          child.off("exit", ended);
          resolve(answer);
        });
        child.send(question);
      }),
    async end() {
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}

/** Starts a child for one question. */
export async function askChild(
  file: URL,
  question: object,
  ...execArgv: readonly string[]
): Promise<unknown> {
  const child = startChild(file, ...execArgv);
  try {
    return await child.ask(question);
  } finally {
    await child.end();
  }
}

/** Answers the process that started this one until it lets go; a failure ends this one. */
export function answerParent(answer: (question: unknown) => Promise<object>): void {
  process.on("message", (question) => {
    answer(question).then(
      (said) => process.send?.(said),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
  process.on("disconnect", () => process.exit());
}
