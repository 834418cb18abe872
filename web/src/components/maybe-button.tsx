import { Button, Tooltip, type ButtonProps } from 'antd';

interface Props extends Pick<
  ButtonProps,
  'type' | 'className' | 'children' | 'loading' | 'htmlType' | 'danger'
> {
  /** Why it cannot be pressed; pressed as ever where nothing is said. */
  reason?: string | undefined;
  onClick?: () => void;
}

/** A button that is there for whoever may not, grey and with the reason, also for a keyboard and a reader of screens. */
export function MaybeButton({ reason, onClick, className = '', htmlType, ...rest }: Props) {
  if (reason === undefined) {
    return (
      <Button
        {...rest}
        className={className}
        htmlType={htmlType ?? 'button'}
        onClick={() => onClick?.()}
      />
    );
  }
  return (
    <Tooltip title={reason} trigger={['hover', 'focus']}>
      <Button
        {...rest}
        className={`${className} grey`}
        aria-disabled="true"
        aria-description={reason}
      />
    </Tooltip>
  );
}
