"""What people look at and say of single venues: what needs a look, corrections, two venues being one."""
