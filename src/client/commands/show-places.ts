// Shows places in a peek of the editor, as lenses of rules ask for it.

import { type Disposable, Location, Position, Range, Uri, commands } from 'vscode';
import type { WireLocation } from '../../protocol.ts';

/** The command takes a URI, a position of it, and locations, as the protocol writes them. */
export const placesCommand = 'martechStack.showPlaces';

export function registerShowPlaces(): Disposable {
  return commands.registerCommand(placesCommand, (uri: string, position: WireLocation['range']['start'], locations: readonly WireLocation[]) => {
    const target = Uri.parse(uri);
    return commands.executeCommand('editor.action.peekLocations', target, toPosition(position), locations.map(toLocation), 'peek');
  });
}

function toPosition({ line, character }: WireLocation['range']['start']): Position {
  return new Position(line, character);
}

function toLocation({ uri, range: { start, end } }: WireLocation): Location {
  return new Location(Uri.parse(uri), new Range(toPosition(start), toPosition(end)));
}
