from django.db import models


def save():
    pass


class Other:
    def save(self):
        pass


class Article(models.Model):
    def publish(self):
        self.save()
        self.clean_title()

    def clean_title(self):
        pass
