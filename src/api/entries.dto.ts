import { z } from 'zod';
import { id, text } from './parts.dto.ts';

export const voidBody = z
  .strictObject({ path: id, reason: text(2000).exactOptional() })
  .meta({ id: 'Voiding' });
export type Voiding = z.output<typeof voidBody>;
