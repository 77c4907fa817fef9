/**
 * Stands in for VS Code's logger `@vscode/spdlog`, a native module that would have to be compiled; without it
 * the extension host does not start. Built as CommonJS and put into the prepared server (prepareServer.ts).
 */
import { appendFileSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";

const levels = ["trace", "debug", "info", "warning", "error", "critical"] as const;
const info = 2;

/** The version VS Code prints; it asks for nothing by it. */
export const version = 0;
/** Sets the level of every logger; ignored, as each logger is given its own. */
export function setLevel(): void {}
/** Nothing is buffered, so there is nothing to set. */
export function setFlushOn(): void {}
/** Nothing runs in the background that could be shut down. */
export function shutdown(): void {}

class Logger {
  #file: string;
  #level = info;
  #plain = false;

  constructor(file: string) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true });
  }

  getLevel(): number {
    return this.#level;
  }
  setLevel(level: number): void {
    this.#level = level;
  }
  setPattern(): void {}
  clearFormatters(): void {
    this.#plain = true;
  }
  flush(): void {}
  drop(): void {}
  trace(message: string): void {
    this.#write(0, message);
  }
  debug(message: string): void {
    this.#write(1, message);
  }
  info(message: string): void {
    this.#write(2, message);
  }
  warn(message: string): void {
    this.#write(3, message);
  }
  error(message: string): void {
    this.#write(4, message);
  }
  critical(message: string): void {
    this.#write(5, message);
  }

  #write(level: 0 | 1 | 2 | 3 | 4 | 5, message: string): void {
    if (level < this.#level) return;
    const stamp = this.#plain ? "" : `${new Date().toISOString()} [${levels[level]}] `;
    const line = `${stamp}${message}${this.#plain ? "" : "\n"}`;
    try {
      appendFileSync(this.#file, line);
    } catch {
      // The folder of a window that is being closed may already be gone; a logger must not fail for that.
    }
  }
}

/** A logger that appends to `file`; it does not rotate, since no test host lives that long. */
export function createRotatingLogger(_name: string, file: string): Promise<object> {
  return Promise.resolve(new Logger(file));
}

/** The same as {@link createRotatingLogger}: what is written is written at once. */
export function createAsyncRotatingLogger(name: string, file: string): Promise<object> {
  return createRotatingLogger(name, file);
}
