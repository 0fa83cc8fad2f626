"""Tell how far two bodies are apart, in the world and in the picture."""

from stretchtimer.figure.vectors import length, sub


def apart(one, other):
    """Return how far the joints of two bodies are apart at most, in head heights."""
    a, b = one.skeleton.joints, other.skeleton.joints
    return max(length(sub(a[joint], b[joint])) for joint in a)


def seen_apart(one, other):
    """Return how far apart two bodies are in the picture, in head heights."""
    turned = abs(one.camera.yaw - other.camera.yaw) % 360
    total = min(turned, 360 - turned) / 20 + abs(one.camera.pitch - other.camera.pitch) / 20
    boxes = zip(_sides(one.box), _sides(other.box), strict=True)
    total += abs(_tint(one) - _tint(other)) * 0.3 + _faded(one, other) * 0.3
    total += abs(one.breath - other.breath) * 0.1
    return apart(one, other) + total + sum(abs(a - b) for a, b in boxes)


def _sides(box):
    return box.min_x, box.min_y, box.max_x, box.max_y


def _tint(body):
    return sum(felt.strength for felt in body.felt)


def _tags(body):
    return {tag.side: tag.share for tag in body.tags}


def _faded(one, other):
    """Return how much of mat, things, tags and near limbs is there in one picture and not in the other."""
    a, b = (dict(body.props) | dict(body.near) | _tags(body) for body in (one, other))
    shares = [abs(a.get(thing, 0.0) - b.get(thing, 0.0)) for thing in {**a, **b}]
    mats = [body.mat[1] if body.mat else 0.0 for body in (one, other)]
    return max([abs(mats[0] - mats[1]), *shares])
