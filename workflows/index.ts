export { reintegrationPath } from './reintegration-path.ts';
