"""What a planner does with the plan and the directory."""
