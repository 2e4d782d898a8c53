// Where things lie: the project, and the git-ignored folder for installed hosts, pictures and logs. Knows nothing else.
import { join } from 'node:path';

export const projectFolder = join(import.meta.dirname, '..', '..', '..');
export const workFolder = join(projectFolder, '.vscode-test');
export const artifactsFolder = join(workFolder, 'artifacts');
