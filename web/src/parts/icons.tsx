// SPDX-License-Identifier: MIT
// Signs, drawn on a grid of 16.

interface Props {
    readonly path: string;
    readonly size?: number;
}

function Icon({ path, size = 16 }: Props) {
    return (
        <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d={path} />
        </svg>
    );
}

export const PlayIcon = () => <Icon path="M4 2v12l10-6z" />;
export const StopIcon = () => <Icon path="M3 3h10v10H3z" />;
export const RecordIcon = () => <Icon path="M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3z" />;
export const PauseIcon = () => <Icon path="M3 2h4v12H3zM9 2h4v12H9z" />;
export const UndoIcon = () => <Icon path="M6 2v3h4a4.5 4.5 0 0 1 0 9H5v-2h5a2.5 2.5 0 0 0 0-5H6v3L1.5 6z" />;
export const RedoIcon = () => <Icon path="M10 2v3H6a4.5 4.5 0 0 0 0 9h5v-2H6a2.5 2.5 0 0 1 0-5h4v3l4.5-4z" />;
export const CloseIcon = () => (
    <Icon size={12} path="M3 1.5 8 6.500 13 1.500 14.500 3 9.500 8l5 5-1.500 1.500-5-5-5 5L1.500 13l5-5-5-5z" />
);
export const BackIcon = () => <Icon path="M7 3v3h7v4H7v3L2 8z" />;
export const KeysIcon = () => (
    <Icon path="M1 4h14v9H1zM3 6v1.500h1.500V6zm3 0v1.500h1.500V6zm3 0v1.500h1.500V6zm3 0v1.500h1.500V6zM4 9.500V11h8V9.500z" />
);
export const DrawerIcon = () => <Icon path="M2 2h12v2H2zm6 4 5 5h-3v3H6v-3H3z" />;
export const PanelIcon = () => <Icon path="M2 3h12v2H2zm0 4h12v2H2zm0 4h12v2H2z" />;
