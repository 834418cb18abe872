/** The path of a Chromium on this machine. */
export function findBrowser(env?: NodeJS.ProcessEnv): Promise<string>;
