in vec3 c;
out vec4 pixel;
void main() { pixel = vec4(c, 1.0); }
