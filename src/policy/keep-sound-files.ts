import { writeFileSync } from 'node:fs';
import { openPacks } from './packs.ts';
import { soundFiles, soundFilesOfBuild } from './sound-files.ts';

/** Run by the build, once the packs were found sound: what their files say, so that no process has to parse them again. */
openPacks();
writeFileSync(soundFilesOfBuild(), JSON.stringify(soundFiles));
