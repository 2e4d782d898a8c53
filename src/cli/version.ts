// The version of the product, as the package states it.

import manifest from '../../package.json' with { type: 'json' };

export const version: string = manifest.version;
