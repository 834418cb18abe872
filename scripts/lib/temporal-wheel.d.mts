/** What the release's wheel for this platform is known by; undefined where there is none. */
export const wheelHash: string | undefined;
